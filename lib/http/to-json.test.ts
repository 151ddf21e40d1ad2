import fc from "fast-check";
import { expect, test } from "vitest";
import { toJson } from "./to-json";

test("keys are in alphabetical order at every depth", () => {
  expect(toJson({ b: [{ d: 1, c: 2 }], a: { z: 1, y: 2 } })).toBe(
    '{"a":{"y":2,"z":1},"b":[{"c":2,"d":1}]}',
  );
});

test("null and undefined are left out, empty arrays are kept", () => {
  expect(toJson({ finishTime: null, startTime: undefined, upstreams: [] })).toBe(
    '{"upstreams":[]}',
  );
});

test("whatever order keys were set in, the text is the same", () => {
  const entries = fc.uniqueArray(
    fc.tuple(
      fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
      fc.jsonValue(),
    ),
    { selector: ([key]) => key },
  );
  fc.assert(
    fc.property(entries, (pairs) => {
      const forwards = toJson(Object.fromEntries(pairs));
      expect(toJson(Object.fromEntries([...pairs].reverse()))).toBe(forwards);
    }),
  );
});
