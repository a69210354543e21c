import { z } from "zod";

/** The sessions that the news on somebody's screen came from. */
export const knownSchema = z.object({ sessionIds: z.array(z.string().min(1).max(64)).min(1).max(50) });
