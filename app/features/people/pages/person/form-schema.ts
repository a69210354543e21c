import { z } from "zod";
import { reasonSchema } from "#app/ui/forms/reason-schema";

const ACTS = [
  "invite",
  "ask-for-link",
  "confirm-link",
  "refuse-link",
  "deactivate",
  "reactivate",
  "grant",
  "withdraw",
] as const;
export type Act = (typeof ACTS)[number];

export const personActionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(ACTS) }),
  z.object({ intent: z.literal("end-sessions"), reason: reasonSchema }),
]);
