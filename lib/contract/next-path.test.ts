import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
  it("goes back to the page that was asked for, with its query", () => {
    expect(nextPath("/tasks?status=RUNNING")).toBe("/tasks?status=RUNNING");
  });

  it.each([
    undefined,
    "",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "javascript:alert(1)",
    "/sign-in?next=/sign-in",
  ])("never leaves the console: %j", (wanted) => {
    expect(nextPath(wanted)).toBe("/clusters");
  });
});
