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
    "/change-password?next=/tasks",
  ])("never leaves the console, nor leads back to where it came from: %j", (wanted) => {
    expect(nextPath(wanted)).toBe("/clusters");
  });
});
