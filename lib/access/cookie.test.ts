import { expect, test } from "vitest";
import { clearedCookie, cookieOf, SESSION_COOKIE, sessionCookie } from "./cookie";

test("the cookie is out of reach of scripts and of other sites' posts", () => {
  expect(sessionCookie("t", 60, false)).toBe(
    "obdeck_session=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax",
  );
});

test("by https the cookie is kept to https", () => {
  expect(sessionCookie("t", 60, true)).toMatch(/; Secure$/);
});

test("a cleared cookie ends at once", () => {
  expect(clearedCookie(false)).toContain("obdeck_session=; Path=/; Max-Age=0");
});

test.each([
  ["obdeck_session=abc", "abc"],
  ["theme=dark; obdeck_session=abc; x=y", "abc"],
  ["xobdeck_session=abc", undefined],
  ["obdeck_session=", undefined],
  [null, undefined],
] as const)("the token of %s is %s", (header, token) => {
  expect(cookieOf(header, SESSION_COOKIE)).toBe(token);
});
