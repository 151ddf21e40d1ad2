import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FAILURES, Failure, THINGS_ZH } from "./failure";

const placesOf = (text: string): string[] => [...new Set(text.match(/\{\d\}/g))].sort();

test.each(Object.entries(FAILURES))(
  "%s says in Chinese what it says in English, with the same facts",
  (_, { status, en, zh }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(en).toMatch(/^([A-Z{]|stateVersion)/);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(placesOf(zh)).toEqual(placesOf(en));
  },
);

const lib = join(import.meta.dirname, "..");
const things = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(join(lib, file), "utf8").matchAll(/Failure\("COM10002", \["([^"]+)"/g),
  ])
  .map(([, thing]) => thing ?? "");

test("what is said not to be there is said in both languages", () => {
  expect([...new Set(things)].sort()).toEqual(Object.keys(THINGS_ZH).sort());
  expect(new Failure("COM10002", ["role", 7]).in("en")).toBe("There is no role 7");
  expect(new Failure("COM10002", ["role", 7]).in("zh")).toBe("角色 7 不存在");
});
