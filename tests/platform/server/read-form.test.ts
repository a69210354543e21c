import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isFieldName,
  MAX_FIELDS,
  MAX_FIELDS_OF_ONE_NAME,
  MAX_NAME_LENGTH,
  readForm,
} from "#app/platform/server/read-form";

const URL_ENCODED = "application/x-www-form-urlencoded";

function post(body: string | Uint8Array, type: string | null = URL_ENCODED): Request {
  const headers = type === null ? undefined : { "Content-Type": type };
  return new Request("http://cairn.test/x", { method: "POST", body: body as BodyInit, headers });
}

/** The status and message of what is refused, or the fields that were read. */
async function read(request: Request) {
  try {
    return [...(await readForm(request))];
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    return `${error.status} ${await error.text()}`;
  }
}

const multipart = (parts: string[]) => `${parts.map((part) => `--b0undary\r\n${part}\r\n`).join("")}--b0undary--\r\n`;
const MULTIPART = "multipart/form-data; boundary=b0undary";
const textPart = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;

describe("names", () => {
  test.each([
    "",
    "a[10000000]",
    "a[100]",
    "a[-1]",
    "a[4294967294]",
    "a[]",
    "a[0][0]",
    "a[0].b",
    "a.b.c.d.e",
    "a..b",
    "a.",
    ".a",
    "a b",
    "0a",
    "_a",
    "__proto__",
    "__proto__.x",
    "a.__proto__",
    "a.constructor",
    "constructor",
    "prototype[0]",
    "a\u0000",
    "a\n",
    "ä",
    `a${"b".repeat(MAX_NAME_LENGTH)}`,
  ])("%j is no name of a field", (name) => {
    expect(isFieldName(name)).toBe(false);
  });

  test.each([
    "a",
    "a[0]",
    "members[99]",
    "private-note-version",
    "agreed.distributed-systems",
    "a.b.c.d",
    "competency12",
    "version.clq0x-9",
    `a${"b".repeat(MAX_NAME_LENGTH - 1)}`,
  ])("%j is one", (name) => {
    expect(isFieldName(name)).toBe(true);
  });

  test("what is long is refused at once, whatever it is made of", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(".a", "[0]", "a.", "-", "_", "a[1]."),
        fc.integer({ min: 500, max: 50_000 }),
        (part, n) => {
          expect(isFieldName(`a${part.repeat(n)}`)).toBe(false);
        },
      ),
    );
  });
});

describe("URL-encoded forms", () => {
  test("at most so many fields, counted before they are read", async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=`).join("&");
    expect(await read(post(fields(MAX_FIELDS)))).toHaveLength(MAX_FIELDS);
    expect(await read(post(fields(MAX_FIELDS + 1)))).toMatch(/^400 .*more than 3000 fields/);
    expect(await read(post("&".repeat(4_000_000)))).toMatch(/^400 /);
  });

  test("at most so many of one name", async () => {
    expect(await read(post("a=&".repeat(MAX_FIELDS_OF_ONE_NAME).slice(0, -1)))).toHaveLength(MAX_FIELDS_OF_ONE_NAME);
    expect(await read(post("a=&".repeat(MAX_FIELDS_OF_ONE_NAME + 1).slice(0, -1)))).toMatch(/^400 .*“a” more than/);
  });

  test.each(["a[10000000]=1", `${"a.b".repeat(2_000)}=1`, "__proto__=1", "a%5B0%5D%5B0%5D=1", "=1"])(
    "%.20s is refused",
    async (body) => {
      expect(await read(post(body))).toMatch(/^400 .*no form of Cairn has/);
    },
  );

  test.each(["a=%ff%fe", "a=%C3%28", "a=%", "a=%zz", "a=%ED%A0%80"])("%s is no UTF-8", async (body) => {
    expect(await read(post(body))).toMatch(/^400 .*UTF-8/);
  });

  test("what people type arrives as it is, a replacement character too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (typed) => {
        const wellFormed = Buffer.from(`${typed}\uFFFD & + % =`).toString();
        const body = new URLSearchParams({ note: wellFormed }).toString();
        expect(await read(post(body))).toEqual([["note", wellFormed]]);
      }),
    );
  });

  test("an empty body is a form without fields, with or without a type", async () => {
    expect(await read(post(""))).toEqual([]);
    expect(await read(new Request("http://cairn.test/x", { method: "POST" }))).toEqual([]);
  });
});

describe("multipart forms", () => {
  test("at most so many parts, counted before they are read", async () => {
    const parts = (count: number) => Array.from({ length: count }, (_, index) => textPart(`f${index}`, "x"));
    expect(await read(post(multipart(parts(MAX_FIELDS)), MULTIPART))).toHaveLength(MAX_FIELDS);
    expect(await read(post(multipart(parts(MAX_FIELDS + 1)), MULTIPART))).toMatch(/^400 .*more than 3000/);
  });

  test.each([
    ["without a boundary", "x", "multipart/form-data"],
    ["that breaks off", "--b0undary\r\nbroken", MULTIPART],
    ["of nothing but a boundary", "--b0undary", MULTIPART],
  ])("one %s is refused", async (_, body, type) => {
    expect(await read(post(body, type))).toMatch(/^400 /);
  });

  test("a hostile name is refused", async () => {
    expect(await read(post(multipart([textPart("a[10000000]", "1")]), MULTIPART))).toMatch(/^400 /);
  });

  test("bytes that are no UTF-8 are refused in a text, and kept in a file", async () => {
    const [before = "", after = ""] = multipart([textPart("note", "HERE")]).split("HERE");
    const broken = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]);
    expect(await read(post(broken, MULTIPART))).toMatch(/^400 .*UTF-8/);
    const head =
      'Content-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream';
    const [first = "", second = ""] = multipart([`${head}\r\n\r\nHERE`]).split("HERE");
    const fields = await read(
      post(Buffer.concat([Buffer.from(first), Buffer.from([0xff, 0xfe]), Buffer.from(second)]), MULTIPART),
    );
    expect(fields).toHaveLength(1);
    const [, file] = fields[0] as [string, File];
    expect([...Buffer.from(await file.arrayBuffer())]).toEqual([0xff, 0xfe]);
  });

  test("what people type arrives as it is", async () => {
    const typed = "naïve \uFFFD ☃ = & \r\n--b0undar";
    expect(await read(post(multipart([textPart("note", typed)]), MULTIPART))).toEqual([["note", typed]]);
  });
});
