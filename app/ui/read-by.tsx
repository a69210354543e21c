import { describeTextReaders, type ReaderNames, type TextKindId } from "#app/policy/text-kinds";
import { ReadByLine } from "./read-by-line";

/** Who will read what is typed here, said beside the field. Every field for people's words has one. */
export function ReadBy({ text, names, lead }: { text: TextKindId; names?: ReaderNames; lead?: string }) {
  return (
    <ReadByLine>
      {lead && `${lead}: `}
      {describeTextReaders(text, names)}
    </ReadByLine>
  );
}
