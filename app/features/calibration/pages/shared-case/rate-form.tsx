import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { ReadBy } from "#app/ui/read-by";
import { fieldsOf, MAX_NOTE_LENGTH, NOT_OBSERVED_VALUE, type TypedAnswer } from "./form-schema";
import type { CompetencyToRate } from "./view-model";

/** One answer: a rating for each competency of the case, saved as a draft or submitted once. */
export function RateForm({
  competencies,
  typed,
  missing,
  version,
}: {
  competencies: CompetencyToRate[];
  typed: TypedAnswer[];
  missing: string[];
  version: number;
}) {
  return (
    <Form method="post" className="grid gap-5">
      <FormDraft name="ratings" />
      <input type="hidden" name="version" value={version} />
      <h2>Your rating</h2>
      <p className="max-w-[75ch] text-ink-2">
        Rate what the evidence shows, not what the person could probably do. Take your time and talk to nobody about it
        yet: the answers are worth most when each is the rater’s own.
      </p>
      {competencies.map((competency) => (
        <Question
          key={competency.id}
          competency={competency}
          typed={typed.find((one) => one.competency === competency.id)}
          isMissing={missing.includes(competency.id)}
        />
      ))}
      <Card>
        <p className="max-w-[75ch]">
          Once submitted, your answer stays as it is: you then read the reference with its reasoning and, from five
          other answers on, how they are spread. Nobody is shown who said what.
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" name="intent" value="submit">
            Submit my answer
          </Button>
          <Button name="intent" value="save">
            Save as a draft
          </Button>
        </div>
      </Card>
    </Form>
  );
}

function Question({
  competency,
  typed,
  isMissing,
}: {
  competency: CompetencyToRate;
  typed: TypedAnswer | undefined;
  isMissing: boolean;
}) {
  const { id, name, meaning, pieces, levels } = competency;
  const fields = fieldsOf(id);
  return (
    <Card>
      <fieldset aria-describedby={isMissing ? `${id}-missing` : undefined}>
        <legend className="text-[17px] font-semibold">{name}</legend>
        <p className="mb-3 max-w-[75ch] text-[13.5px] text-ink-2">
          {meaning} <span className="text-ink-3">Evidence {pieces.join(", ")}.</span>
        </p>
        {isMissing && (
          <p id={`${id}-missing`} className="mb-2 font-medium text-danger">
            Choose one of these.
          </p>
        )}
        <div className="grid gap-1.5">
          {levels.map(({ level, name: title, descriptor }) => (
            <Choice
              key={level}
              name={fields.rating}
              value={String(level)}
              title={title}
              text={descriptor}
              chosen={typed?.rating}
            />
          ))}
          <Choice
            name={fields.rating}
            value={NOT_OBSERVED_VALUE}
            title="Not observed"
            text="The evidence says nothing about it."
            chosen={typed?.rating}
          />
        </div>
      </fieldset>
      <details className="mt-3">
        <summary className="w-fit rounded text-[13.5px] text-ink-2">
          The criteria<span className="sr-only"> of {name}</span>
        </summary>
        <dl className="mt-2 grid gap-3">
          {levels
            .filter(({ criteria }) => criteria.length > 0)
            .map(({ level, name: title, criteria }) => (
              <div key={level}>
                <dt className="font-semibold">
                  {level} · {title}
                </dt>
                <dd>
                  <ul className="ml-5 list-disc text-[14px] text-ink-2">
                    {criteria.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
        </dl>
      </details>
      <label className="mt-3 grid gap-1">
        <span className="text-[13.5px] text-ink-2">
          What led you there<span className="sr-only"> on {name}</span> (optional)
          <ReadBy text="shared-case.note" />
        </span>
        <textarea
          name={fields.note}
          rows={2}
          maxLength={MAX_NOTE_LENGTH}
          defaultValue={typed?.note ?? ""}
          className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink"
        />
      </label>
    </Card>
  );
}

function Choice({
  name,
  value,
  title,
  text,
  chosen,
}: {
  name: string;
  value: string;
  title: string;
  text: string;
  chosen: string | undefined;
}) {
  const isNone = value === NOT_OBSERVED_VALUE;
  return (
    <label
      className={`grid grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-3 rounded-lg border px-3.5 py-2 hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${isNone ? "border-dashed border-line-2" : "border-line"}`}
    >
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={chosen === value}
        className="translate-y-0.5 accent-accent outline-none"
      />
      <span className="min-w-5 rounded border border-line-2 px-1 text-center font-mono text-[12px] font-semibold text-ink-2">
        {isNone ? "–" : value}
      </span>
      <span className="grid gap-x-3 sm:grid-cols-[196px_minmax(0,1fr)]">
        <span className="font-semibold">{title}</span>
        <span className="text-ink-2">
          <span className="sr-only"> – </span>
          {text}
        </span>
      </span>
    </label>
  );
}
