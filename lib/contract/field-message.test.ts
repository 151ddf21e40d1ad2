import { expect, test } from "vitest";
import type { Endpoint } from "./endpoint";
import { endpoints } from "./endpoints";
import { fieldMessage } from "./field-message";

/**
 * Every sentence of the console's own that a schema can answer: those given to types, to checks and to
 * refinements, at any depth. Zod keeps each as a function `error` in the definition it was given to.
 */
function sentencesOf(value: unknown, seen: Set<object>): string[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return partsOf(value).flatMap(([key, part]) =>
    key === "error" && typeof part === "function"
      ? [String(part({ code: "custom" }))]
      : sentencesOf(part, seen),
  );
}

/** Of a schema or a check its definition, of anything else what it holds. */
function partsOf(value: object): [string, unknown][] {
  const zod: unknown = Reflect.get(value, "_zod");
  return zod ? [["def", Reflect.get(zod, "def")]] : Object.entries(value);
}

const seen = new Set<object>();
const sentences = new Set(
  Object.values<Endpoint>(endpoints).flatMap(({ params, query, body }) =>
    [params, query, body].flatMap((schema) => sentencesOf(schema, seen)),
  ),
);

test("the sentences are found at every depth", () => {
  expect([...sentences]).toEqual(
    expect.arrayContaining([
      "must be a whole number from 1",
      "must be field,asc or field,desc",
      "must be at most 500 characters",
      "must be a list of server ids",
      "must name at least one server",
      "is required",
    ]),
  );
});

test.each([...sentences])("a request that is told “%s” is told so in Chinese too", (sentence) => {
  expect(fieldMessage(sentence, "en")).toBe(sentence);
  expect(fieldMessage(sentence, "zh")).toMatch(/[\u4e00-\u9fff]/);
});
