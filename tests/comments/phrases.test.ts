import { describe, expect, test } from "vitest";
import { findPhrases } from "./phrases";

describe("findPhrases", () => {
  test.each([
    ["/** Computes it anew. */", 1, "anew"],
    ["const a = 1;\n// Whoever asks next waits.", 2, "Whoever"],
    ["/**\n * Text that is shown by\n * itself.\n */", 1, "by itself"],
    ["/** The parts that it is made of. */", 1, "made of"],
    ["const a = 1; // somebody", 1, "somebody"],
  ])("finds the phrase in %j", (program, line, phrase) => {
    expect(findPhrases(program)).toEqual([{ line, phrase, instead: expect.any(String) }]);
  });

  test.each([
    'const text = "somebody";',
    "const address = `https://anew.example.com`;",
    "/** Computes it again. */",
    "// renewed, a newer one",
  ])("leaves %j alone", (program) => {
    expect(findPhrases(program)).toEqual([]);
  });
});
