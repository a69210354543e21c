import type { Actor } from "#app/policy/actor";

export const member: Actor = { personId: "p1", name: "Ada", isAdministrator: false, hasReports: false };
export const lead: Actor = { ...member, hasReports: true };
export const administrator: Actor = { ...member, isAdministrator: true };
