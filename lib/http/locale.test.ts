import { expect, test } from "vitest";
import { localeOf } from "./locale";

test.each([
  [null, "en"],
  ["", "en"],
  ["zh-CN", "zh"],
  ["zh", "zh"],
  ["ZH-hans-CN,en;q=0.5", "zh"],
  ["en-US,en;q=0.9,zh;q=0.8", "en"],
  ["en;q=0.2,zh-TW;q=0.7", "zh"],
  ["fr-FR,fr;q=0.9,zh;q=0.3", "zh"],
  ["de", "en"],
  ["zh;q=0", "en"],
] as const)("Accept-Language %s is answered in %s", (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
