import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const CATALOGUE = "app/features/home/pages/catalogue";

/** Components that the catalogue doesn't name, and where they are seen instead. */
const ELSEWHERE: Record<string, string> = {
  AskBeforeLeaving: "draws nothing",
  AutosaveLine: "in FormDraft, once something was typed",
  ConfirmFirstLink: "in FormErrors",
  ErrorPage: "a page of its own: /no-such-page",
  ExternalLink: "in Markdown",
  FieldErrors: "in every field",
  FollowedLinks: "draws nothing",
  Form: "in FilterForm",
  FormDraft: "in every form with text, once something was typed",
  KeysDialog: "behind the ? key on every page",
  KeysList: "in KeysDialog",
  NarrowPage: "a page of its own: /sign-in",
  PageLink: "in TextLink and ButtonLink",
  RadarFrames: "in RadarChart",
  RadarInteractive: "in RadarChart",
  RadarSvg: "in RadarChart",
  ReadByLine: "in ReadBy",
  RequestKey: "draws nothing",
  SeriesMark: "in the charts",
  WaitingNotice: "while the server is unavailable",
};

const sourceOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .join("\n");

test("the catalogue shows every component of app/ui, or a list says where it is seen", () => {
  const components = [
    ...sourceOf("app/ui").matchAll(/^export (?:default )?(?:function|const) ([A-Z]\w*[a-z]\w*)(?=[<( ]).*[({]/gm),
  ].map(([, name = ""]) => name);
  const catalogue = sourceOf(CATALOGUE);
  const isShown = (name: string) => new RegExp(`<${name}\\b`).test(catalogue);
  expect(components.length).toBeGreaterThan(40);
  expect(components.filter((name) => !isShown(name) && !(name in ELSEWHERE))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((name) => isShown(name) || !components.includes(name))).toEqual([]);
});
