import { z } from "zod";
import { memberFields } from "#app/components/calibration/member-schema";

export const membersSchema = z.object(memberFields);
