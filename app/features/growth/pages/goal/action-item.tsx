import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import type { EvidenceChoice } from "#app/features/growth/data/growth-evidence";
import { MAX_ACTION_TEXT } from "#app/features/growth/domain/goal";
import { PlainInput, PlainSelect } from "#app/features/growth/ui/plain-field";
import { errorOf, type Problem } from "#app/features/growth/ui/small-form";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Button } from "#app/ui/button";
import { Day, formatDay } from "#app/ui/day";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { SeenBy } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import type { GoalView } from "./view-model";

type Action = GoalView["actions"][number];
type Props = { action: Action; evidence: EvidenceChoice[]; isSelf: boolean; problem: Problem | null };

/** One action: open, with ways to close or change it; or done, with its evidence. */
export function ActionItem({ action, evidence, isSelf, problem }: Props) {
  const failed = problem?.form.endsWith(`:${action.id}`) ? problem : null;
  return (
    <div>
      <p className="break-words">
        <span aria-hidden="true" className="mr-2 text-ink-3">
          {action.doneOn ? "✓" : "○"}
        </span>
        <span className={action.doneOn ? "text-ink-2" : "font-semibold"}>{action.text}</span>{" "}
        <span className="text-[13.5px] text-ink-2">
          {action.doneOn ? (
            <>
              done on <Day value={action.doneOn} />
            </>
          ) : (
            action.dueOn && (
              <>
                by <Day value={action.dueOn} />
              </>
            )
          )}
        </span>{" "}
        {action.isLate && <Badge tone="warning">late</Badge>}
      </p>
      {action.withEvidence && (
        <p className="ml-6 text-[13.5px] text-ink-2">
          Shown by:{" "}
          {action.evidence ? (
            <TextLink to={paths.pieceOfEvidence(action.evidence.id)}>{action.evidence.title}</TextLink>
          ) : (
            "evidence that is not shared with you"
          )}
        </p>
      )}
      {failed && failed.field === "" && (
        <Notice tone="error" role="alert" className="mt-2">
          {failed.message}
        </Notice>
      )}
      <div className="mt-1.5 ml-6 flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
        {action.doneOn ? (
          <Form method="post">
            <Hidden intent="reopen-action" action={action} />
            <Button size="small">
              Open again<span className="sr-only">: {action.text}</span>
            </Button>
          </Form>
        ) : (
          <CloseForm action={action} evidence={evidence} isSelf={isSelf} failed={failed} />
        )}
        <EditForm action={action} failed={failed} />
      </div>
    </div>
  );
}

function Hidden({ intent, action }: { intent: string; action: Action }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={action.id} />
      <input type="hidden" name="version" value={action.version} />
    </>
  );
}

type FormProps = { action: Action; failed: Problem | null };

function CloseForm({ action, evidence, isSelf, failed }: FormProps & Pick<Props, "evidence" | "isSelf">) {
  const form = `close-action:${action.id}`;
  const typed = failed?.form === form ? failed.typed : null;
  return (
    <details className="max-w-full min-w-0 open:basis-full" open={typed !== null || undefined}>
      <summary className="text-[14px] text-accent underline underline-offset-2">
        Mark as done<span className="sr-only">: {action.text}</span>
      </summary>
      <Form method="post" className="mt-2 grid gap-3 rounded-lg border border-line bg-paper p-4">
        <FormDraft name={`close-${action.id}`} />
        <Hidden intent="close-action" action={action} />
        {evidence.length > 0 && (
          <PlainSelect
            name="evidence"
            label="What shows it"
            hint={isSelf ? "The latest of your evidence." : "Evidence that is shared with you."}
            emptyLabel="No evidence"
            defaultValue={typed?.evidence}
            options={evidence.map(({ id, title, on }) => ({ value: id, label: `${title} (${formatDay(on)})` }))}
          />
        )}
        {isSelf && (
          <PlainInput
            name="title"
            label={evidence.length > 0 ? "Or a new evidence item" : "Evidence that shows it"}
            hint="A title is enough; it goes into your evidence log, where you complete and share it."
            maxLength={MAX_TITLE_LENGTH}
            defaultValue={typed?.title}
            error={errorOf(failed, form, "title")}
          />
        )}
        <p className="text-[13.5px] text-ink-2">
          <Button size="small">Done</Button>
          {isSelf && <SeenBy>An item that you have not shared stays yours: your manager sees that there is one</SeenBy>}
        </p>
      </Form>
    </details>
  );
}

function EditForm({ action, failed }: FormProps) {
  const form = `edit-action:${action.id}`;
  const typed = failed?.form === form ? failed.typed : null;
  return (
    <details className="max-w-full min-w-0 open:basis-full" open={typed !== null || undefined}>
      <summary className="text-[14px] text-accent underline underline-offset-2">
        Edit<span className="sr-only">: {action.text}</span>
      </summary>
      <div className="mt-2 grid gap-3 rounded-lg border border-line bg-paper p-4">
        <Form method="post" className="grid gap-3 sm:grid-cols-[1fr_11rem]" key={action.version}>
          <FormDraft name={`edit-${action.id}`} />
          <Hidden intent="edit-action" action={action} />
          <PlainInput
            name="text"
            label="What to do"
            required
            maxLength={MAX_ACTION_TEXT}
            defaultValue={typed?.text ?? action.text}
            error={errorOf(failed, form, "text")}
          />
          <PlainInput
            name="dueOn"
            label="By when"
            type="date"
            defaultValue={typed?.dueOn ?? action.dueOn ?? ""}
            error={errorOf(failed, form, "dueOn")}
          />
          <Button size="small" className="justify-self-start">
            Save
          </Button>
        </Form>
        <Form method="post">
          <Hidden intent="remove-action" action={action} />
          <Button size="small" look="danger">
            Take this action out
          </Button>
        </Form>
      </div>
    </details>
  );
}
