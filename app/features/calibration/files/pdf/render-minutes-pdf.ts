import { renderToBuffer } from "@react-pdf/renderer";
import type { Minutes } from "#app/features/calibration/domain/session/minutes";
import { familyFor, loadFonts } from "#app/platform/pdf/fonts";
import { toPrintable } from "#app/platform/pdf/printable";
import { MinutesDocument } from "./minutes-document";

/** The minutes as a PDF: text, with language and title. The same minutes give the same bytes. */
export async function renderMinutesPdf(minutes: Minutes): Promise<Uint8Array<ArrayBuffer>> {
  const has = await loadFonts();
  const say = (text: string) => toPrintable(text, has);
  const printable: Minutes = {
    ...minutes,
    name: say(minutes.name),
    cycle: say(minutes.cycle),
    group: say(minutes.group),
    ladder: say(minutes.ladder),
    members: minutes.members.map((member) => ({ ...member, name: say(member.name) })),
    decisions: minutes.decisions.map((decision) => ({
      ...decision,
      person: say(decision.person),
      role: say(decision.role),
      manager: say(decision.manager),
      competency: say(decision.competency),
      before: say(decision.before),
      after: say(decision.after),
      reason: say(decision.reason),
      by: say(decision.by),
    })),
  };
  return new Uint8Array(
    await renderToBuffer(MinutesDocument({ minutes: printable, fontFamily: familyFor(JSON.stringify(printable)) })),
  );
}
