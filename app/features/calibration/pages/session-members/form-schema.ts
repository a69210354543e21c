import { z } from "zod";
import { memberFields } from "#app/features/calibration/ui/member-schema";

export const membersSchema = z.object(memberFields);
