import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { ReadBy } from "#app/ui/read-by";
import { Time } from "#app/ui/time";
import type { Answer } from "./answer";
import { Problem } from "./decision-form";
import { MAX_REMARK } from "./form-schema";
import type { PersonPage } from "./route";
import type { Chosen } from "./view-model";

/** Members' remarks on one rating. They are not in the audit log and never shown outside the session. */
export function Discussion({ page, chosen, answer }: { page: PersonPage; chosen: Chosen; answer: Answer | null }) {
  const typed = answer?.typed.intent === "remark" ? answer.typed : null;
  // The field is cleared by the member's own remark only.
  const own = chosen.remarks.filter(({ isMine }) => isMine).length;
  return (
    <div className="grid content-start gap-3">
      <h3>Discussion</h3>
      {chosen.remarks.length === 0 ? (
        <p className="text-ink-2">Nobody has said anything yet.</p>
      ) : (
        <ol className="grid gap-2">
          {chosen.remarks.map(({ id, text, by, at }) => (
            <li key={id} className="border-l-2 border-line-2 pl-3">
              <p className="max-w-[62ch] whitespace-pre-wrap">{text}</p>
              <p className="text-[13px] text-ink-3">
                {by}, <Time value={at} zone={page.zone} show="minute" />
              </p>
            </li>
          ))}
        </ol>
      )}
      {page.mayDecide && (
        <Form
          key={own}
          method="post"
          action={paths.calibrationPerson(page.session.id, page.assessmentId, { competency: chosen.row.id }, "decide")}
          preventScrollReset
          className="grid gap-2"
        >
          <FormDraft name={`remark-${chosen.row.id}`} />
          <input type="hidden" name="intent" value="remark" />
          <input type="hidden" name="competency" value={chosen.row.id} />
          <label htmlFor="remark" className="font-semibold">
            Your remark
          </label>
          <p id="remark-hint" className="text-[13.5px] text-ink-2">
            It is not in the minutes, and not on record.
            <ReadBy text="calibration.remark" />
          </p>
          <textarea
            id="remark"
            name="text"
            rows={2}
            maxLength={MAX_REMARK}
            required
            defaultValue={typed?.text ?? ""}
            aria-invalid={typed && answer?.problems.text ? true : undefined}
            aria-describedby="remark-hint remark-problem"
            className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink"
          />
          <Problem id="remark-problem" text={typed ? (answer?.problems.text ?? answer?.problems[""]) : undefined} />
          <div>
            <Button>Add remark</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
