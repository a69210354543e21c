import { z } from "zod";

export const INTENTS = ["make-link", "deactivate", "reactivate", "grant", "withdraw"] as const;

export const personActionSchema = z.object({ intent: z.enum(INTENTS) });
