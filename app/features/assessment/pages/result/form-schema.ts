import { z } from "zod";

/** The sessions behind the news on the person's screen. */
export const knownSchema = z.object({ sessionIds: z.array(z.string().min(1).max(64)).min(1).max(50) });
