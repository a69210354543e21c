import { z } from "zod";
import { memberFields } from "#app/features/calibration/domain/session/member-schema";

export const membersSchema = z.object(memberFields);
