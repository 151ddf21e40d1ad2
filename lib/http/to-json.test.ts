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

test("a number has two decimals at most, and none that it does not need", () => {
  expect(toJson([1.23456, 0.1 + 0.2, 2.5, -1.005, 3, 1e-9])).toBe("[1.23,0.3,2.5,-1,3,0]");
});

test("a whole number that a double cannot hold is a string, on both sides of zero", () => {
  const last = Number.MAX_SAFE_INTEGER;
  expect(toJson({ a: last, b: -last, c: 2 ** 53, d: -(2 ** 53) })).toBe(
    `{"a":${last},"b":${-last},"c":"9007199254740992","d":"-9007199254740992"}`,
  );
  expect(toJson({ a: 12n, b: 9007199254740993n })).toBe('{"a":12,"b":"9007199254740993"}');
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
