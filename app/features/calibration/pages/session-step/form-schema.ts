import { z } from "zod";
import { reasonSchema } from "#app/ui/forms/reason-schema";

/** A session is reopened with a reason; it is closed and released without one. */
export const stepSchema = z.object({ reason: reasonSchema.optional() });
export const reopenSchema = z.object({ reason: reasonSchema });
