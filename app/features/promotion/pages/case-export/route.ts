import type { LoaderFunctionArgs } from "@remix-run/node";
import { findToday } from "#app/features/identity/server/today";
import { caseAddenda } from "#app/features/promotion/data/promotion";
import { printCaseMarkdown } from "#app/features/promotion/domain/print-markdown";
import { formatPacket } from "#app/features/promotion/files/format-packet";
import { loadCase, requireCase } from "#app/features/promotion/server/case";
import { dayIn } from "#app/kernel/day";
import { readOne } from "#app/platform/database/reading";
import { notFound, requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";

/**
 * The case as a file, for everyone who may read it. It holds what the page shows; of a submitted case it holds the
 * snapshot alone.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { format } = args.params;
  if (format !== "pdf" && format !== "md" && format !== "json") throw notFound();
  const { actor, head } = await requireCase(args, "read");
  const { context } = args;
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const [shown, addenda, { zone }] = await Promise.all([
    loadCase(context, actor, head),
    readOne(context.database, caseAddenda(reading)),
    findToday(context),
  ]);
  if (shown.kind === "damaged") throw new Response("What is stored is not what was submitted", { status: 409 });
  const { packet } = shown;
  const frozen =
    shown.kind === "frozen" ? { submittedAt: shown.frozen.snapshot.submittedAt, hash: shown.frozen.hash } : null;
  switch (format) {
    case "json":
      // The text that the hash is of, byte by byte.
      return download(
        shown.kind === "frozen" ? shown.frozen.text : JSON.stringify({ draft: true, packet }),
        "application/json",
        format,
      );
    case "md":
      return download(printCaseMarkdown(formatPacket(packet), frozen), "text/markdown", format);
    case "pdf": {
      const contents = {
        packet,
        frozen,
        addenda: addenda.map(({ text, author, createdAt }) => ({ text, author, on: dayIn(createdAt, zone) })),
        madeAt: frozen?.submittedAt ?? context.now().toISOString(),
      };
      const options = { signal: args.request.signal, personId: actor.personId };
      const pdf = await context.workers.run("case.pdf", contents, options);
      return download(pdf, "application/pdf", format);
    }
  }
}

function download(body: string | Uint8Array, type: string, extension: string): Response {
  return new Response(typeof body === "string" ? body : Buffer.from(body), {
    headers: {
      "Content-Type": type === "application/pdf" ? type : `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="promotion-case.${extension}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
