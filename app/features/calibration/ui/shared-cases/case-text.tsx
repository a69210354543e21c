import { Card } from "#app/ui/card";
import type { CaseTextView } from "./case-view";

/** The story of a case and its numbered pieces of evidence. */
export function CaseText({ text }: { text: CaseTextView }) {
  return (
    <Card>
      <section aria-labelledby="case-story">
        <h2 id="case-story">What happened</h2>
        <p className="mt-1 text-[13.5px] text-ink-2">Role: {text.roleName}</p>
        <p className="mt-2 max-w-[75ch] whitespace-pre-line">{text.story}</p>
        <h3 className="mt-5">Evidence</h3>
        <ol className="mt-2 grid gap-3">
          {text.pieces.map(({ number, text: words, about }) => (
            <li key={number} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
              <span className="mt-0.5 h-6 min-w-6 rounded border border-line-2 px-1 text-center text-[13px] leading-[22px] font-semibold text-ink-2">
                {number}
              </span>
              <div>
                <p className="max-w-[75ch] whitespace-pre-line">{words}</p>
                <p className="text-[13px] text-ink-3">{about.join(" · ")}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </Card>
  );
}
