import type { CasePacket } from "#app/domain/promotion/packet";

/** What was written last: the server draws what it has just written, and need not read it. */
let last: { text: string; packet: CasePacket } | null = null;

/** A packet as one text: to hand over each of its thousands of values by itself takes as long as to draw them. */
export function writePacket(packet: CasePacket): string {
  const text = JSON.stringify(packet);
  last = { text, packet };
  return text;
}

export const readPacket = (text: string): CasePacket =>
  last?.text === text ? last.packet : (JSON.parse(text) as CasePacket);
