import { canonicalJson } from "#app/features/ladder/domain/canonical";
import type { CasePacket } from "./packet";

/** What was submitted: the packet as it was on that day, whatever happens to the records it was composed from. */
export type CaseSnapshot = {
  format: 1;
  caseId: string;
  organisation: string;
  /** The moment of submission, as an ISO text in UTC. */
  submittedAt: string;
  packet: CasePacket;
};

/**
 * The snapshot of a case as one text that depends on its content alone (see `canonicalJson`): its SHA-256 names exactly
 * what was submitted. The same packet at the same moment gives the same text on every machine.
 */
export function buildSnapshot(of: Omit<CaseSnapshot, "format" | "submittedAt"> & { submittedAt: Date }): string {
  const snapshot: CaseSnapshot = { ...of, format: 1, submittedAt: of.submittedAt.toISOString() };
  return canonicalJson(snapshot);
}

/** Reads a stored snapshot; throws for one of another format. The caller has compared its hash. */
export function readSnapshot(text: string): CaseSnapshot {
  const snapshot = JSON.parse(text) as CaseSnapshot;
  if (snapshot.format !== 1) throw new Error(`unknown snapshot format ${snapshot.format}`);
  return snapshot;
}
