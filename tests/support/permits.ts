import { requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitOrganisation } from "#app/policy/policy";

/** The permit of an administrator, as the policy gives it. */
export const recordPermit = (actor: Actor) => requirePermit(permitOrganisation(actor, "record.read"));
