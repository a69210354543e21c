import { performance } from "node:perf_hooks";
import { renderCasePdf } from "#app/integrations/pdf/render-case-pdf";
import { buildLargePacket } from "#tests/support/case-packet";

/** A case of 150 pieces as a PDF: the first one loads the fonts, as the first in a worker thread does. */
const started = performance.now();
const packet = await buildLargePacket(150);
const composed = performance.now();
const input = {
  packet,
  frozen: { submittedAt: "2026-10-01T10:00:00.000Z", hash: "0".repeat(64) },
  addenda: [],
  madeAt: "2026-10-01T10:00:00.000Z",
};
console.log(`composed in ${Math.round(composed - started)} ms, reading the ladder included`);
for (const name of ["first", "second", "third"]) {
  const before = performance.now();
  const pdf = await renderCasePdf(input);
  console.log(`PDF, ${name}: ${Math.round(performance.now() - before)} ms, ${Math.round(pdf.length / 1024)} KiB`);
}
