import { expect, test } from "vitest";
import { etagOf, isKnown } from "./etag";

const tag = 'W/"7-3"';

test.each([
  ['W/"7-3"', true],
  ['"7-3"', true],
  ['W/"7-2", W/"7-3"', true],
  ["*", true],
  ['W/"7-2"', false],
  ["", false],
  [null, false],
] as const)("If-None-Match %s names the tag: %s", (header, known) => {
  expect(isKnown(header, tag)).toBe(known);
});

test("the same data has the same weak tag", () => {
  expect(etagOf('{"a":1}')).toBe(etagOf('{"a":1}'));
  expect(etagOf('{"a":1}')).not.toBe(etagOf('{"a":2}'));
  expect(etagOf("{}")).toMatch(/^W\/"[\w-]+"$/);
});
