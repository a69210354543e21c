import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Controls that a person types text into. */
const CONTROLS = /<(textarea|TextArea|TextField|PlainArea|PlainInput|NoteField)\b|type="(text|email|url)"/;

/** Files that draw fields into the forms of other files. */
const DRAWN_BY: Record<string, readonly string[]> = {
  "app/features/calibration/ui/member-fields.tsx": [
    "app/features/calibration/pages/session-members/route.tsx",
    "app/features/calibration/pages/session-new/route.tsx",
  ],
  "app/features/evidence/ui/evidence-fields.tsx": [
    "app/features/evidence/pages/evidence-new/route.tsx",
    "app/features/evidence/pages/evidence-item-edit/route.tsx",
  ],
  "app/features/growth/pages/feedback-new/colleagues.tsx": ["app/features/growth/pages/feedback-new/route.tsx"],
  "app/features/growth/ui/goal-fields.tsx": [
    "app/features/growth/pages/goal-new/route.tsx",
    "app/features/growth/pages/goal-edit/route.tsx",
  ],
  "app/features/people/ui/person-fields.tsx": [
    "app/features/people/pages/person-new/route.tsx",
    "app/features/people/pages/person-edit/route.tsx",
  ],
  "app/features/people/ui/team-fields.tsx": [
    "app/features/people/pages/team-new/route.tsx",
    "app/features/people/pages/team/route.tsx",
  ],
};

const AUTOSAVED = "ratings save themselves (app/features/assessment/ui/autosave)";
const SIGNED_OUT = "there is nobody yet whose draft it could be, or it holds a password";

/** Files whose text is not kept as a form's draft, and why. */
const NOT_KEPT: Record<string, string> = {
  "app/ui/forms/field.tsx": "the field itself",
  "app/features/growth/ui/plain-field.tsx": "the field itself",
  "app/features/assessment/ui/note-field.tsx": AUTOSAVED,
  "app/features/assessment/ui/competency-field.tsx": AUTOSAVED,
  "app/features/assessment/ui/evidence-field.tsx": AUTOSAVED,
  "app/features/assessment/ui/private-note-field.tsx": AUTOSAVED,
  "app/features/assessment/pages/comparison/agreed-fields.tsx": AUTOSAVED,
  "app/features/evidence/pages/evidence-import/upload-form.tsx": "what is imported is still where it came from",
  "app/features/people/pages/people-import/upload-form.tsx": "what is imported is still where it came from",
  "app/features/home/pages/catalogue/forms.tsx": "samples, which are never sent",
  "app/features/identity/pages/account/password-form.tsx": "a password",
  "app/features/identity/pages/confirm-password/route.tsx": "a password",
  "app/features/identity/pages/forgot-password/route.tsx": SIGNED_OUT,
  "app/features/identity/pages/password-link/route.tsx": SIGNED_OUT,
  "app/features/identity/pages/set-up/route.tsx": SIGNED_OUT,
  "app/features/identity/pages/sign-in/route.tsx": SIGNED_OUT,
};

const files = execFileSync("git", ["ls-files", "app/**/*.tsx"], { encoding: "utf8" }).split("\n").filter(Boolean);
const read = (file: string) => readFileSync(file, "utf8");
const keeps = (file: string) => /<(FormDraft|AutosaveLine)\b/.test(read(file));
const withText = files.filter((file) => CONTROLS.test(read(file)));

test("every form with text keeps its draft, or is listed with the reason why not", () => {
  expect(withText.length).toBeGreaterThan(40);
  const forgotten = withText.filter((file) => !(file in NOT_KEPT) && !(file in DRAWN_BY) && !keeps(file));
  expect(forgotten, "put <FormDraft name=… /> into the form").toEqual([]);
  expect(
    Object.values(DRAWN_BY)
      .flat()
      .filter((file) => !keeps(file)),
  ).toEqual([]);
});

test("what is listed is there, and not listed twice", () => {
  const listed = [...Object.keys(NOT_KEPT), ...Object.keys(DRAWN_BY)];
  expect(listed.filter((file) => !withText.includes(file))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
  expect(Object.keys(NOT_KEPT).filter(keeps)).toEqual([]);
});

test("no file has two forms of one name", () => {
  for (const file of files.filter(keeps)) {
    const names = [...read(file).matchAll(/<FormDraft name=(\S+)/g)].map(([, name]) => name);
    expect(new Set(names).size, file).toBe(names.length);
  }
});
