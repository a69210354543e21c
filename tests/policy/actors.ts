import type { Actor, Relation } from "#app/policy/actor";

export const member: Actor = { personId: "p1", name: "Ada", isAdministrator: false, hasReports: false };
export const lead: Actor = { ...member, hasReports: true };
export const administrator: Actor = { ...member, isAdministrator: true };

export const NO_RELATION: Relation = { isSelf: false, isDirectManager: false, isInChain: false };
