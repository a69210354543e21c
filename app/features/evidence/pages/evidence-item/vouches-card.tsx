import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Time } from "#app/ui/time";
import type { ShownVouch } from "./view-model";

type View = {
  id: string;
  isOwn: boolean;
  mayShow: boolean;
  vouches: ShownVouch[];
  zone: string;
  colleague: string;
  colleagues: { id: string; name: string; role: string }[];
};

/** Endorsements and open requests; the author can ask more colleagues here. */
export function VouchesCard({ view, problem }: { view: View; problem: string | null }) {
  const { id, isOwn, mayShow, vouches, zone, colleague, colleagues } = view;
  if (vouches.length === 0 && !isOwn) return null;
  return (
    <Card>
      <h2 id="vouches" className="scroll-mt-4">
        Endorsements
      </h2>
      {vouches.length === 0 && <p className="mt-1 text-ink-2">No endorsements yet. Who saw this?</p>}
      <ul className="mt-2 grid gap-3">
        {vouches.map((vouch) => (
          <li key={vouch.personId}>
            <p>
              <strong>{vouch.name}</strong> <VouchState vouch={vouch} zone={zone} />
            </p>
            {vouch.words && <p className="mt-0.5 border-l-2 border-line-2 pl-2.5 whitespace-pre-line">{vouch.words}</p>}
            {vouch.isOlderThanPiece && (
              <p className="mt-0.5 text-[13.5px] text-ink-2">The item was changed after these words.</p>
            )}
            {isOwn && (
              <Form method="post" className="mt-1">
                <input type="hidden" name="person" value={vouch.personId} />
                {vouch.state === "declined" && mayShow && (
                  <Button size="small" name="intent" value="ask" aria-label={`Ask ${vouch.name} again`}>
                    Ask again
                  </Button>
                )}
                {vouch.state === "asked" && (
                  <Button
                    size="small"
                    name="intent"
                    value="withdraw-request"
                    aria-label={`Take back the request to ${vouch.name}`}
                  >
                    Take back
                  </Button>
                )}
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayShow && <AskColleague id={id} colleague={colleague} colleagues={colleagues} problem={problem} />}
    </Card>
  );
}

function VouchState({ vouch, zone }: { vouch: ShownVouch; zone: string }) {
  if (vouch.state === "asked") return <span className="text-ink-2">is asked</span>;
  return (
    <span className="text-ink-2">
      {vouch.state === "vouched" ? "endorsed on" : "declined on"} {vouch.at && <Time value={vouch.at} zone={zone} />}
    </span>
  );
}

/** A search among colleagues by a form of the GET kind, then one button each. */
function AskColleague({
  id,
  colleague,
  colleagues,
  problem,
}: Pick<View, "id" | "colleague" | "colleagues"> & { problem: string | null }) {
  return (
    <div className="mt-3 border-t border-line pt-3">
      <Form method="get" action={paths.pieceOfEvidence(id, {}, "vouches")} className="grid gap-1" role="search">
        <label htmlFor="colleague" className="text-[13.5px] font-semibold">
          Ask a colleague to endorse it
        </label>
        <div className="flex gap-2">
          <input
            key={colleague}
            id="colleague"
            type="search"
            name="colleague"
            defaultValue={colleague}
            maxLength={100}
            placeholder="Name"
            autoComplete="off"
            className="min-h-10 w-full min-w-0 rounded-[7px] border border-line-2 bg-card px-3 py-1.5"
          />
          <Button>Find</Button>
        </div>
      </Form>
      <p role="alert" className="mt-1 text-[13.5px] font-medium text-danger empty:hidden">
        {problem}
      </p>
      <div aria-live="polite">
        {colleague && colleagues.length === 0 && <p className="mt-2 text-ink-2">Nobody else has that name.</p>}
        {colleagues.length > 0 && (
          <ul className="mt-2 grid gap-1.5">
            {colleagues.map(({ id: personId, name, role }) => (
              <li key={personId}>
                <Form method="post" className="flex items-center justify-between gap-2">
                  <input type="hidden" name="person" value={personId} />
                  <span className="min-w-0">
                    {name} <span className="text-[13.5px] text-ink-2">{role}</span>
                  </span>
                  <Button size="small" name="intent" value="ask" aria-label={`Ask ${name}`}>
                    Ask
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="mt-2 text-[13.5px] text-ink-2">Whoever you ask sees this item, its files and its links.</p>
    </div>
  );
}
