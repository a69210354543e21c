import { describeTextReaders, type ReaderNames, type TextKindId } from "#app/policy/text-kinds";
import { ReadByLine } from "./read-by-line";

/** Says beside a field who will read what is typed. Every field for private text has one. */
export function ReadBy({ text, names, lead }: { text: TextKindId; names?: ReaderNames; lead?: string }) {
  return (
    <ReadByLine>
      {lead && `${lead}: `}
      {describeTextReaders(text, names)}
    </ReadByLine>
  );
}
