import { rated } from "#app/features/assessment/domain/rating";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import { criteriaAt, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { type CasePacket, composePacket } from "#app/features/promotion/domain/packet";

async function shippedLadder(): Promise<Ladder> {
  const read = await readLadderFolder("ladder");
  if (!read.ok) throw new Error(read.report);
  return read.ladder;
}

const SENTENCE =
  "Two services wrote the same rows without knowing of each other, and every third deployment had to be taken back.";

/** So many pieces for the shipped Staff Engineer, with words of everyday length; the same on every run. */
export async function buildLargeEvidence(
  pieceCount: number,
  more: Partial<EvidencePiece> = {},
): Promise<{ ladder: Ladder; role: Role; evidence: EvidencePiece[] }> {
  const ladder = await shippedLadder();
  const role = findRole(ladder, "staff-engineer");
  if (!role) throw new Error("the ladder has no staff engineer");
  const evidence = Array.from({ length: pieceCount }, (_, index): EvidencePiece => {
    const asked = role.expectations[index % role.expectations.length];
    const competency = asked && findCompetency(ladder, asked.competency);
    if (!asked || !competency) throw new Error("the role asks for an unknown competency");
    const criteria = criteriaAt(competency, asked.proficiency);
    const criterion = criteria[Math.floor(index / role.expectations.length) % Math.max(criteria.length, 1)];
    return {
      id: `piece-${String(index).padStart(3, "0")}`,
      title: `Piece ${index}: moved the replication log to leases`,
      links: [`https://example.com/changes/${1000 + index}`],
      happenedOn: `2026-${String((index % 9) + 1).padStart(2, "0")}-11`,
      problem: SENTENCE,
      choice: `${SENTENCE} Leases were chosen over locks because a lost holder frees itself.`,
      result: "Rollbacks went from nine in a quarter to one; the on-call page for it was deleted.",
      risk: "Rolled out to one shard for two weeks first, with a switch back.",
      tags: [{ competencyId: asked.competency, criterionId: criterion?.id ?? null }],
      vouches:
        index % 2 === 0
          ? [
              {
                personId: "p",
                name: "Leila Haddad",
                words: "I was on call before and after. It is another job now.",
                vouchedAt: new Date("2026-09-20T10:00:00Z"),
              },
            ]
          : [],
      ...more,
    };
  });
  return { ladder, role, evidence };
}

/** A case of this size. */
export async function buildLargePacket(pieceCount: number, more: Partial<EvidencePiece> = {}): Promise<CasePacket> {
  const { ladder, role, evidence } = await buildLargeEvidence(pieceCount, more);
  const ratings = new Map(
    role.expectations.map(({ competency, proficiency }, index) => [
      competency,
      rated(proficiency - (index % 5 === 0 ? 1 : 0)),
    ]),
  );
  return composePacket({
    ladder,
    role,
    fromRoleId: "senior-engineer",
    personName: "Mara Okafor",
    managerName: "Tomás Ferreira",
    summary: `${SENTENCE}\n\nI lead the work on storage across three teams.`,
    narratives: new Map(role.expectations.map(({ competency }) => [competency, `${SENTENCE} ${SENTENCE}`])),
    evidence,
    cycles: [
      { name: "2026 H1", kind: "agreed", ratings },
      { name: "2025 H2", kind: "agreed", ratings },
    ],
    recommendation: { verdict: "support", words: "I have seen it twice, in two quarters.", on: "2026-10-01" },
    today: "2026-10-01",
    zone: "Europe/Lisbon",
  });
}
