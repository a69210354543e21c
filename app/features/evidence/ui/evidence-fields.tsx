import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { TextArea, TextField } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";
import { MarkdownHint } from "#app/ui/markdown-hint";
import { ReadBy } from "#app/ui/read-by";

export type EvidenceFieldNames = "title" | "happenedOn" | "links" | "problem" | "choice" | "result" | "risk";

/** The four questions of a piece of evidence, in the order in which they are told. */
export const SECTIONS = [
  { name: "problem", label: "What was the problem?", hint: "Who had it, and what it cost them." },
  { name: "choice", label: "What did you decide?", hint: "What you did yourself, and what you ruled out." },
  {
    name: "result",
    label: "What was the measured result?",
    hint: "A number before and after, and where it can be seen.",
  },
  { name: "risk", label: "What risk was handled?", hint: "What could have gone wrong, and how I would have noticed." },
] as const;

/** Names of an item's readers, for its author. */
export const EVIDENCE_READERS = {
  shown: "those you show it to",
  session: "the members of a calibration session over your assessment",
};

/** The fields of a piece, for writing and editing: everything but the title can wait. */
export function EvidenceFields({ fields }: { fields: Record<EvidenceFieldNames, FormField> }) {
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-x-6 gap-y-4 md:grid-cols-[1fr_200px]">
        <TextField
          field={fields.title}
          label="What was done"
          hint={<ReadBy text="evidence.title" names={EVIDENCE_READERS} />}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
        />
        <TextField
          field={fields.happenedOn}
          label="Day"
          hint="If it took years, the day you saw the result."
          type="date"
        />
      </div>
      {SECTIONS.map(({ name, label, hint }) => (
        <TextArea
          key={name}
          field={fields[name]}
          label={label}
          hint={
            <>
              {hint}
              <ReadBy text="evidence.words" names={EVIDENCE_READERS} />
            </>
          }
          rows={4}
        />
      ))}
      <TextArea
        field={fields.links}
        label="Links"
        hint={
          <>
            One a line: the change, the dashboard, the document.
            <ReadBy text="evidence.title" names={EVIDENCE_READERS} />
          </>
        }
        rows={3}
        spellCheck={false}
      />
      <p className="text-[13.5px] text-ink-2">
        <MarkdownHint where="in the answers" />
      </p>
    </div>
  );
}
