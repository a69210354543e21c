/**
 * The one door for posted forms. Everything about a body is bounded before anything interprets it: its fields are counted
 * as bytes, and their names are checked before a schema sees them. conform turns `a[10000000]` into an array of that length
 * and copies an array for each field of an equal name, so a few bytes could end the server (docs/security/upstream.md).
 */

/**
 * The largest real forms: without JavaScript, the ratings of a ladder of a hundred competencies with every criterion ticked
 * (some 2,200 fields), and the choice of evidence for a case (1,000 boxes, ticked before and now).
 */
export const MAX_FIELDS = 3_000;
/** Fields of one name: the choice of evidence takes 1,000 (`choicesSchema`). */
export const MAX_FIELDS_OF_ONE_NAME = 1_000;
export const MAX_NAME_LENGTH = 200;
/** Parts of a name that are joined by dots, such as `agreed.mentoring`. */
const MAX_DEPTH = 4;
const MAX_FILE_NAME_LENGTH = 1_000;

/** A field name: `word`, `word.id`, `word.id.id` or `word[0]` to `word[99]`. */
const NAME = new RegExp(`^[A-Za-z][\\w-]*(?:\\.[A-Za-z0-9][\\w-]*){0,${MAX_DEPTH - 1}}(?:\\[\\d{1,2}\\])?$`);
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

const REPLACEMENT = "\uFFFD";
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Reads a posted form, or throws the 400 that says what is wrong with it. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const body = Buffer.from(await readBody(request));
  if (body.length === 0) return new FormData();
  const form = /^multipart\/form-data\b/i.test(type) ? await readMultipart(body, type) : readUrlEncoded(body);
  checkFields(form);
  return form;
}

/** A body that its sender broke off is their mistake and not ours. */
async function readBody(request: Request): Promise<ArrayBuffer> {
  try {
    return await request.arrayBuffer();
  } catch {
    throw refuse("The form did not arrive whole. Go back and send it again.");
  }
}

function readUrlEncoded(body: Buffer): FormData {
  checkCount(body, "&", MAX_FIELDS - 1);
  const text = body.toString("latin1");
  try {
    decodeURIComponent(text);
  } catch {
    throw refuse("The form is not written in UTF-8. Go back and send it from the page.");
  }
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}

async function readMultipart(body: Buffer, type: string): Promise<FormData> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s";,]{1,70}))/i.exec(type);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (!delimiter) throw refuse("The form does not say where its parts begin. Go back and send it from the page.");
  // A delimiter precedes each part, and one more ends the last.
  checkCount(body, `--${delimiter}`, MAX_FIELDS + 1);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
  } catch {
    throw refuse("The form cannot be read: one of its parts is broken. Go back and send it again.");
  }
  // Bytes that are not UTF-8 were replaced; a replacement that was typed is in the body as such.
  const replaced = [...form].reduce((sum, [name, value]) => sum + countReplacements(name, value), 0);
  if (replaced > countBytes(body, REPLACEMENT_BYTES, replaced)) {
    throw refuse("The form is not written in UTF-8. Go back and send it from the page.");
  }
  return form;
}

const countReplacements = (name: string, value: FormDataEntryValue) =>
  `${name}${typeof value === "string" ? value : value.name}`.split(REPLACEMENT).length - 1;

function checkCount(body: Buffer, separator: string, max: number): void {
  if (countBytes(body, Buffer.from(separator, "latin1"), max + 1) > max) {
    throw refuse(`The form has more than ${MAX_FIELDS} fields, which is the most one form may send.`);
  }
}

/** Counts occurrences of `wanted` in the body, up to `enough`. */
function countBytes(body: Buffer, wanted: Buffer, enough: number): number {
  let count = 0;
  for (let at = body.indexOf(wanted); at !== -1 && count < enough; at = body.indexOf(wanted, at + wanted.length))
    count++;
  return count;
}

function checkFields(form: FormData): void {
  const counts = new Map<string, number>();
  for (const [name, value] of form) {
    if (!isFieldName(name)) throw refuse(`The form has a field that no form of Cairn has: “${shorten(name)}”.`);
    const count = (counts.get(name) ?? 0) + 1;
    if (count > MAX_FIELDS_OF_ONE_NAME) {
      throw refuse(`The form has the field “${name}” more than ${MAX_FIELDS_OF_ONE_NAME} times.`);
    }
    counts.set(name, count);
    if (typeof value !== "string" && value.name.length > MAX_FILE_NAME_LENGTH) {
      throw refuse(
        `The name of a file is longer than ${MAX_FILE_NAME_LENGTH} characters. Rename it and send it again.`,
      );
    }
  }
}

/** Whether this is a valid name of a form field. */
export const isFieldName = (name: string): boolean =>
  name.length <= MAX_NAME_LENGTH && NAME.test(name) && !name.split(/[.[]/).some((part) => RESERVED.has(part));

const shorten = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

/** The answer to a form that cannot be one of ours. */
const refuse = (message: string) =>
  new Response(message, { status: 400, headers: { "Content-Type": "text/plain; charset=utf-8" } });
