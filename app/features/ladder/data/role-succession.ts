import type { Ladder } from "#app/features/ladder/domain/schema";
import { traceRoles } from "#app/features/ladder/domain/succession";
import { compareVersions } from "#app/features/ladder/domain/version-order";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";

/**
 * Brings people to the roles that take the place of theirs, in the transaction that publishes the version which says so: those they hold and those
 * they aim at. Where both come to the same role, nothing is aimed at. It is no change of a role as a promotion is one, and has a record of its own. Assessments and cases keep the version, and with it the roles, they were made with.
 */
export async function bringPeopleToNewRoles(
  tx: Transaction,
  ladder: Ladder,
  by: AuditContext<string | null>,
): Promise<void> {
  const moves = await findRoleMoves(tx, ladder);
  if (moves.size === 0) return;
  const old = [...moves.keys()];
  const people = await tx.person.findMany({
    where: { ladderId: ladder.id, OR: [{ roleId: { in: old } }, { targetRoleId: { in: old } }] },
    orderBy: { id: "asc" },
    select: { id: true, roleId: true, targetRoleId: true },
  });
  for (const { id, ...before } of people) {
    const roleId = moves.get(before.roleId) ?? before.roleId;
    const target = before.targetRoleId === null ? null : (moves.get(before.targetRoleId) ?? before.targetRoleId);
    const after = { roleId, targetRoleId: target === roleId ? null : target };
    await tx.person.update({
      where: { id },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    });
    const reason = `Version ${ladder.version} of the ladder gives the role another one in its place.`;
    const about = { subjectKind: "person", subjectId: id, personId: id } as const;
    await recordAudit(tx, { ...by, action: "person.role-replaced", ...about, before, after, reason });
  }
}

/** By the version before, as published; none where a newer one is published already. */
async function findRoleMoves(tx: Transaction, ladder: Ladder): Promise<ReadonlyMap<string, string>> {
  if (ladder.roles.every(({ replaces }) => replaces === undefined)) return new Map();
  const others = await tx.ladderVersion.findMany({
    where: { ladderId: ladder.id, version: { not: ladder.version } },
    select: { id: true, version: true },
  });
  const newest = others.sort((a, b) => compareVersions(b.version, a.version))[0];
  if (!newest || compareVersions(newest.version, ladder.version) > 0) return new Map();
  const { content } = await tx.ladderVersion.findUniqueOrThrow({
    where: { id: newest.id },
    select: { content: true },
  });
  const { renamed, absorbed } = traceRoles(JSON.parse(content) as Ladder, ladder);
  return new Map([...renamed, ...absorbed]);
}
