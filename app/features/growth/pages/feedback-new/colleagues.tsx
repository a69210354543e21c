import { MAX_COLLEAGUES } from "#app/features/growth/domain/feedback";
import { PlainInput } from "#app/features/growth/ui/plain-field";
import { countInWords } from "#app/kernel/words";
import { Button } from "#app/ui/button";
import type { ColleagueChoice } from "./view-model";

type Props = {
  near: ColleagueChoice[];
  chosen: ColleagueChoice[];
  /** Results of a search; null without one. */
  found: ColleagueChoice[] | null;
  search: string;
  chosenIds: string[];
  error: string | undefined;
};

/** Colleagues to ask: close ones, and others found by name. Searching keeps all input. */
export function Colleagues({ near, chosen, found, search, chosenIds, error }: Props) {
  const ticked = new Set(chosenIds);
  const nearIds = new Set(near.map(({ id }) => id));
  const chosenElsewhere = chosen.filter(({ id }) => !nearIds.has(id));
  const known = new Set([...nearIds, ...chosenElsewhere.map(({ id }) => id)]);
  const more = found?.filter(({ id }) => !known.has(id)) ?? [];
  return (
    <fieldset className="grid gap-3" aria-describedby={error ? "colleagues-error" : undefined}>
      <legend className="mb-1 text-[16px] font-semibold">Who to ask</legend>
      <p className="text-[13.5px] text-ink-2">
        Up to {countInWords(MAX_COLLEAGUES)} colleagues who saw your work. Only you know whom you asked.
      </p>
      {error && (
        <p id="colleagues-error" className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      )}
      <Boxes people={[...chosenElsewhere, ...near]} ticked={ticked} />
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <PlainInput
          name="search"
          type="search"
          label="Find someone else by name"
          maxLength={100}
          defaultValue={search}
        />
        <Button name="intent" value="find" formNoValidate>
          Find
        </Button>
      </div>
      <div aria-live="polite">
        {found !== null && more.length === 0 && (
          <p className="text-ink-2">Nobody else here is called that. Those listed above are not repeated.</p>
        )}
        {more.length > 0 && (
          <>
            <p className="mb-2 font-semibold">Found</p>
            <Boxes people={more} ticked={ticked} />
          </>
        )}
      </div>
    </fieldset>
  );
}

function Boxes({ people, ticked }: { people: ColleagueChoice[]; ticked: ReadonlySet<string> }) {
  return (
    <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
      {people.map(({ id, name, role }) => (
        <li key={id}>
          <label className="flex items-baseline gap-2.5">
            <input
              type="checkbox"
              name="colleague"
              value={id}
              defaultChecked={ticked.has(id)}
              className="accent-accent"
            />
            <span>
              {name} <span className="text-[13.5px] text-ink-2">{role}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
