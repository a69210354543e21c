import { z } from "zod";
import { memberFields } from "#app/features/calibration/domain/session/member-schema";

const MAX_SESSION_NAME = 80;

export const sessionSchema = z.object({
  name: z
    .string({ error: "Give the session a name, like Staff engineers, 2026 H2" })
    .trim()
    .min(1, "Give the session a name, like Staff engineers, 2026 H2")
    .max(MAX_SESSION_NAME, `A name has at most ${MAX_SESSION_NAME} characters`),
  cycleId: z.string({ error: "Choose a cycle" }).max(64),
  trackId: z.string().max(64).optional(),
  roleIds: z.array(z.string().max(64)).max(100).default([]),
  teamId: z.string().max(64).optional(),
  ...memberFields,
});
