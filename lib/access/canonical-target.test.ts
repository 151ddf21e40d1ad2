import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalTargets } from "./canonical-target";

const canonical = (target: string) => canonicalTargets(target)[1] ?? canonicalTargets(target)[0];

test.each([
  ["/api", "/api"],
  ["/api?", "/api"],
  ["/api?b=2&a=1", "/api?a=1&b=2"],
  ["/api?a=2&a=1", "/api?a=1%2C2"],
  ["/api?a=10&a=9&a=1", "/api?a=1%2C10%2C9"],
  ["/api?a=1,2", "/api?a=1%2C2"],
  ["/api?a=2,1", "/api?a=2%2C1"],
  ["/api?a=x+y", "/api?a=x%20y"],
  ["/api?a=x%20y", "/api?a=x%20y"],
  ["/api?a=x%2By", "/api?a=x%2By"],
  ["/api?a=%2fb%2F", "/api?a=%2Fb%2F"],
  ["/api?a=-._~!'()*", "/api?a=-._~%21%27%28%29%2A"],
  ["/api?a=b=c", "/api?a=b%3Dc"],
  ["/api?a=1&&b=2&", "/api?a=1&b=2"],
  ["/api??a=1", "/api?%3Fa=1"],
  ["/api?a=%E4%BC%98&a=z", "/api?a=z%2C%E4%BC%98"],
  ["/api?%F0%9F%98%80=1&%EF%BC%A1=2", "/api?%EF%BC%A1=2&%F0%9F%98%80=1"],
  ["/a%2Fb/%7e?q=1", "/a%2Fb/%7e?q=1"],
  ["/a/../b?q=1", "/a/../b?q=1"],
])("%s is signed as %s", (target, text) => {
  expect(canonical(target)).toBe(text);
});

test("the target as received may be signed as well", () => {
  fc.assert(
    fc.property(targets(), (target) => {
      expect(canonicalTargets(target)).toContain(target);
    }),
  );
});

test("empty values may be kept or dropped, and are no values beside others", () => {
  const target = "/api?b=&a=1&a=&c";
  expect(canonicalTargets(target)).toEqual([target, "/api?a=1", "/api?a=1&b=&c="]);
  expect(canonicalTargets("/api?a=")).toEqual(["/api?a=", "/api"]);
});

test.each(["", "api", "*", "http://a/api", "/a b", "/ä", "/a\n", "/a\0", "/a?b#c", "/#"])(
  "%j is no target that could be signed",
  (target) => {
    expect(canonicalTargets(target)).toEqual([]);
  },
);

describe("no target shares a text with one of another meaning", () => {
  test("each text, read again, says what the target said", () => {
    fc.assert(
      fc.property(targets(), (target) => {
        for (const text of canonicalTargets(target)) expect(meaning(text)).toEqual(meaning(target));
      }),
      { numRuns: 2000 },
    );
  });

  test("two targets that share a text have the same meaning", () => {
    fc.assert(
      fc.property(targets(), targets(), (one, other) => {
        const shared = canonicalTargets(one).some((text) => canonicalTargets(other).includes(text));
        if (shared) expect(meaning(one)).toEqual(meaning(other));
      }),
      { numRuns: 5000 },
    );
  });

  test("what is canonical stays as it is", () => {
    fc.assert(
      fc.property(targets(), (target) => {
        for (const text of canonicalTargets(target).slice(1))
          expect(canonicalTargets(text)).toContain(text);
      }),
    );
  });
});

/** Few letters and many signs that mean something, so that targets often come near each other. */
function targets() {
  const piece = fc.constantFrom(
    ...["a", "b", "1", "&", "=", ",", "%2C", "%2c", "+", "%20", "%2B", "?", "%26", "%3D", "/"],
    ...["%C3%A9", "%65", "%zz", "%", "%FF", "%EF%BF%BD", "%23", ";", ".", "&a=", "&b="],
  );
  return fc
    .tuple(
      fc.constantFrom("/a", "/a/", "/a%2Fb", "/a/b", "/"),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      fc.boolean(),
    )
    .map(([path, query, bare]) => (bare && query === "" ? path : `${path}?${query}`));
}

/** Path and parameters as the API reads them; the order of several values is OCP's own freedom. */
function meaning(target: string): unknown {
  const url = new URL(`http://console.test${target}`);
  const values: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams)
    if (value !== "") values[name] = [...(values[name] ?? []), ...value.split(",")].sort();
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return [url.pathname, sorted];
}
