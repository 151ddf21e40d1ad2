import { describe, expect, test } from "vitest";
import { HOST_HEADER } from "./request-facts";
import { requireSameOrigin } from "./require-same-origin";

const passes = (headers: Record<string, string>, byCookie: boolean): boolean => {
  try {
    requireSameOrigin(new Headers({ [HOST_HEADER]: "deck.example:3000", ...headers }), byCookie);
    return true;
  } catch {
    return false;
  }
};

describe.each([true, false])("by cookie: %s", (byCookie) => {
  test.each([
    ["http://deck.example:3000", true],
    ["https://deck.example:3000", true],
    ["http://deck.example", false],
    ["http://deck.example:3001", false],
    ["http://deck.example.evil:3000", false],
    ["http://evil.example", false],
    ["null", false],
    ["not an address", false],
  ])("Origin %s passes: %s", (origin, expected) => {
    expect(passes({ origin }, byCookie)).toBe(expected);
  });

  test.each(["host", "x-forwarded-host"])("what %s says does not count", (name) => {
    expect(passes({ origin: "http://evil.example", [name]: "evil.example" }, byCookie)).toBe(false);
  });

  test("a port that is the scheme's own may be named or not", () => {
    expect(passes({ [HOST_HEADER]: "a.example:443", origin: "https://a.example" }, byCookie)).toBe(
      true,
    );
  });
});

describe("without Origin", () => {
  test.each([
    ["same-origin", true],
    ["none", true],
    ["same-site", false],
    ["cross-site", false],
  ])("a cookie's call of a %s page passes: %s", (site, expected) => {
    expect(passes({ "sec-fetch-site": site }, true)).toBe(expected);
  });

  test("a cookie's call that no browser vouches for does not pass", () => {
    expect(passes({}, true)).toBe(false);
  });

  test("a call with credentials of its own passes", () => {
    expect(passes({}, false)).toBe(true);
  });
});
