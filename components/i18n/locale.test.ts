import { describe, expect, it } from "vitest";
import { localeOf } from "./locale";
import { en, zh } from "./messages";

describe("localeOf", () => {
  it("keeps the language that was chosen", () => {
    expect(localeOf("zh", "en-US,en;q=0.9")).toBe("zh");
  });

  it("takes the browser's first language that the console speaks", () => {
    expect(localeOf(undefined, "fr-FR, en;q=0.4, zh-CN;q=0.8")).toBe("zh");
    expect(localeOf(undefined, "zh-TW")).toBe("zh");
    expect(localeOf("klingon", "en-GB,zh;q=0.5")).toBe("en");
  });

  it("falls back to English", () => {
    expect(localeOf(undefined, null)).toBe("en");
    expect(localeOf(undefined, "fr, de;q=0.5, zh;q=0")).toBe("en");
  });
});

const leaves = (messages: object, path = ""): string[] =>
  Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? leaves(value, `${path}${key}/`)
      : [`${path}${key} ${argumentsOf(String(value))}`],
  );

const argumentsOf = (text: string) =>
  [
    ...new Set(
      [...text.matchAll(/(?<!(?:=\d+|\bone|\bother) )\{(\w+)[,}]/g)].map(([, name]) => name),
    ),
  ]
    .sort()
    .join(",");

describe("messages", () => {
  it("take the same arguments in both languages", () => {
    expect(leaves(zh).sort()).toEqual(leaves(en).sort());
  });
});
