import { z } from "zod";
import { reasonSchema } from "#app/ui/forms/reason-schema";

export const reopenSchema = z.object({ reason: reasonSchema });
