import { expect, it } from "vitest";
import { browserOf } from "./browser-of";

it.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome 140",
    "Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Microsoft Edge 140",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari 18",
    "iOS",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:141.0) Gecko/20100101 Firefox/141.0",
    "Firefox 141",
    "macOS",
  ],
])("tells browser and system of %s", (userAgent, browser, system) => {
  expect(browserOf(userAgent)).toEqual({ browser, system });
});

it("names a program that is no browser by itself", () => {
  expect(browserOf("curl/8.5.0")).toEqual({ browser: "curl 8.5.0", system: undefined });
  expect(browserOf(`${"x".repeat(500)} y`).browser).toHaveLength(64);
});

it("does not guess where nothing was said", () => {
  expect(browserOf(undefined)).toEqual({ browser: undefined, system: undefined });
  expect(browserOf("  ")).toEqual({ browser: undefined, system: undefined });
});
