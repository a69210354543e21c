import { expect, test } from "vitest";
import { judgeAdvisories } from "./judge";

const finding = (id: string, severity: string) => ({
  via: [{ url: `https://github.com/advisories/${id}`, severity, title: "denial of service" }, "another-package"],
});
const report = (vulnerabilities: object) => JSON.stringify({ vulnerabilities });

test("a high advisory that the document does not explain is told", () => {
  const verdict = judgeAdvisories(report({ parser: finding("GHSA-aaaa-bbbb-cccc", "high") }), "GHSA-aaaa-bbbb-dddd");
  expect(verdict).toEqual({
    kind: "judged",
    unexplained: ["GHSA-aaaa-bbbb-cccc (high) in parser: denial of service"],
    explained: 0,
  });
});

test("an explained one and a moderate one are not", () => {
  const findings = {
    parser: finding("GHSA-aaaa-bbbb-cccc", "critical"),
    other: finding("GHSA-1111-2222-3333", "moderate"),
  };
  const verdict = judgeAdvisories(report(findings), "| parser | GHSA-aaaa-bbbb-cccc, critical | not reached |");
  expect(verdict).toEqual({ kind: "judged", unexplained: [], explained: 1 });
});

test("a registry that does not answer is no verdict, and an answer that is no JSON is an error", () => {
  expect(judgeAdvisories('{ "message": "405 Method Not Allowed" }', "")).toEqual({
    kind: "not-asked",
    reason: "405 Method Not Allowed",
  });
  expect(judgeAdvisories("\n", "")).toMatchObject({ kind: "not-asked" });
  expect(() => judgeAdvisories("<html>", "")).toThrow();
});
