import type { Day } from "#app/kernel/day";
import type { Database } from "#app/platform/database/database";

export type ExportedCheckIn = {
  heldOn: Day;
  with: string;
  notes: string;
  /** The exporting person's own private note, and nobody else's. */
  myPrivateNote: string;
  followUps: { text: string; owner: string; dueOn: Day | null; doneOn: Day | null }[];
};

/** Every check-in about a person, for that person alone, newest first, with their own private notes. */
export async function listCheckInsForExport(database: Database, personId: string): Promise<ExportedCheckIn[]> {
  const rows = await database.client.checkIn.findMany({
    where: { personId },
    orderBy: [{ heldOn: "desc" }, { createdAt: "desc" }],
    select: {
      heldOn: true,
      notes: true,
      manager: { select: { name: true } },
      private: { where: { authorId: personId }, select: { text: true } },
      followUps: {
        orderBy: { position: "asc" },
        select: { text: true, dueOn: true, doneOn: true, owner: { select: { name: true } } },
      },
    },
  });
  return rows.map(({ manager, private: own, followUps, ...row }) => ({
    ...row,
    with: manager.name,
    myPrivateNote: own[0]?.text ?? "",
    followUps: followUps.map(({ owner, ...followUp }) => ({ ...followUp, owner: owner.name })),
  }));
}
