import {
  MAX_COMPETENCIES,
  MAX_PIECE_LENGTH,
  MAX_REASONING_LENGTH,
  MAX_STORY_LENGTH,
  MAX_TITLE_LENGTH,
  MIN_COMPETENCIES,
} from "#app/features/calibration/domain/shared-cases/limits";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import type { Option } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { ReadBy } from "#app/ui/read-by";
import { itemFields, type TypedCase } from "./real-case-schema";

const CONTROL = "w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink";

/** The text of a real case, written by hand: nothing of the assessment's own words is ever copied into it. */
export function RealCaseForm({
  typed,
  errors,
  competencies,
  version,
  cancelTo,
  submitLabel,
}: {
  typed: TypedCase;
  errors: string[];
  competencies: Option[];
  version?: number;
  cancelTo: string;
  submitLabel: string;
}) {
  const slots = Array.from({ length: MAX_COMPETENCIES }, (_, index) => index);
  return (
    <Form method="post" className="grid max-w-[860px] gap-5">
      <FormDraft name="practice-case" />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {errors.length > 0 && (
        <Notice tone="error" role="alert" title="Not saved yet: all that you typed is still here.">
          <ul className="ml-5 list-disc">
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card className="grid gap-4">
        <label className="grid gap-1">
          <span className="font-semibold">Title</span>
          <span className="text-[13.5px] text-ink-2">
            What the case is about, not whom.
            <ReadBy text="shared-case.text" />
          </span>
          <input
            name="title"
            defaultValue={typed.title}
            maxLength={MAX_TITLE_LENGTH}
            className={`${CONTROL} min-h-10`}
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">What happened</span>
          <span className="text-[13.5px] text-ink-2">
            Leave out names, products, dates and places; change what would tell a colleague who it was.
            <ReadBy text="shared-case.text" />
          </span>
          <textarea name="story" rows={5} defaultValue={typed.story} maxLength={MAX_STORY_LENGTH} className={CONTROL} />
        </label>
      </Card>
      <p className="text-ink-2">
        {MIN_COMPETENCIES} to {MAX_COMPETENCIES} competencies with what there is to see of each. What is left empty is
        left out. The reference is the final rating of the assessment.
      </p>
      {slots.map((index) => {
        const item = typed.items[index];
        const fields = itemFields(index);
        return (
          <Card key={fields.text}>
            <fieldset className="grid gap-3">
              <legend className="font-semibold">Evidence {index + 1}</legend>
              <label className="grid gap-1">
                <span className="text-[13.5px] text-ink-2">Competency</span>
                <select
                  name={fields.competency}
                  defaultValue={item?.competency ?? ""}
                  className={`${CONTROL} min-h-10`}
                >
                  <option value="">none</option>
                  {competencies.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
              <label className="grid gap-1">
                <span className="text-[13.5px] text-ink-2">What there is to see</span>
                <textarea
                  name={fields.text}
                  rows={3}
                  defaultValue={item?.text ?? ""}
                  maxLength={MAX_PIECE_LENGTH}
                  className={CONTROL}
                />
              </label>
              <label className="grid gap-1">
                <span className="text-[13.5px] text-ink-2">Why the reference is what it is (optional)</span>
                <textarea
                  name={fields.reasoning}
                  rows={2}
                  defaultValue={item?.reasoning ?? ""}
                  maxLength={MAX_REASONING_LENGTH}
                  className={CONTROL}
                />
              </label>
            </fieldset>
          </Card>
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button look="primary">{submitLabel}</Button>
        <ButtonLink to={cancelTo}>Cancel</ButtonLink>
      </div>
    </Form>
  );
}
