import { z } from "zod";
import { reasonSchema } from "#app/components/cycle/reason-schema";

export const reopenSchema = z.object({ reason: reasonSchema });
