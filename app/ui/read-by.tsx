import { Lock } from "lucide-react";
import { describeTextReaders, type ReaderNames, type TextKindId } from "#app/policy/text-kinds";

/** Who will read what is typed here, said beside the field. Every field for people's words has one. */
export function ReadBy({ text, names, lead }: { text: TextKindId; names?: ReaderNames; lead?: string }) {
  return (
    <span className="block text-[13.5px] text-ink-3">
      <Lock aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
      {lead && `${lead}: `}
      {describeTextReaders(text, names)}
    </span>
  );
}
