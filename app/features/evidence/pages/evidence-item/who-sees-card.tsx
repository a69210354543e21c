import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";
import type { PlaceChoice } from "./view-model";

type View = {
  seenBy: string;
  isArchived: boolean;
  isSharedWithManager: boolean;
  mayShow: boolean;
  managerName: string | null;
  about: string | null;
  places: PlaceChoice[];
  uses: { key: string; cycleName: string; competency: string; isIn: boolean }[];
};

/** Today's readers of the item, and its author's ways to change that. */
export function WhoSeesCard({ view, problem }: { view: View; problem: string | null }) {
  const { seenBy, isArchived, isSharedWithManager, mayShow, managerName, about, places, uses } = view;
  return (
    <Card>
      <h2>Who sees it</h2>
      <p className="mt-1">{seenBy}.</p>
      <p className="mt-1 text-[13.5px] text-ink-2">
        {about
          ? "You wrote it about someone else, so it shows only beside the rating it was written for."
          : "Nobody else: not the managers above, not administrators."}
      </p>
      {mayShow && (
        <Form method="post" className="mt-3">
          {isSharedWithManager ? (
            <Button size="small" name="intent" value="unshare">
              Stop sharing with my manager
            </Button>
          ) : managerName ? (
            <Button size="small" name="intent" value="share">
              Share with {managerName}
            </Button>
          ) : (
            <p className="text-[13.5px] text-ink-2">You have no manager at present to share it with.</p>
          )}
        </Form>
      )}
      {uses.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-[14px]">
          {uses.map(({ key, cycleName, competency, isIn }) => (
            <li key={key}>
              Beside {competency} in {cycleName}{" "}
              <span className="text-ink-2">{isIn ? "(submitted)" : "(your draft)"}</span>
            </li>
          ))}
        </ul>
      )}
      {places.some(({ options }) => options.length > 0) && <PlaceForm places={places} problem={problem} />}
      {!isArchived && (
        <Form method="post" className="mt-3 border-t border-line pt-3">
          <Confirm label="Archive">
            <p>
              It leaves your log, your coverage and everyone you showed it to; what stands beside a submitted rating
              stays readable there. You can restore it.
            </p>
            <Button name="intent" value="archive">
              Archive it
            </Button>
          </Confirm>
        </Form>
      )}
    </Card>
  );
}

function PlaceForm({ places, problem }: { places: PlaceChoice[]; problem: string | null }) {
  return (
    <Form method="post" className="mt-3 grid gap-2 border-t border-line pt-3">
      <label htmlFor="beside" className="text-[13.5px] font-semibold">
        Put it beside a rating of mine
      </label>
      <select
        id="beside"
        name="beside"
        className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-1.5"
        aria-describedby={problem ? "place-problem" : undefined}
      >
        {places.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p id="place-problem" role="alert" className="text-[13.5px] font-medium text-danger empty:hidden">
        {problem}
      </p>
      <p>
        <Button size="small" name="intent" value="place">
          Put it there
        </Button>
      </p>
    </Form>
  );
}
