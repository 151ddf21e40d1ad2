import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./settings";

test("without any variable, every setting has its default", () => {
  expect(readSettings({})).toMatchObject({
    OBDECK_DATA: "./data",
    OBDECK_DEMO: "on",
    OBDECK_SIM_SPEED: 1,
  });
});

test("an empty variable counts as not set", () => {
  expect(readSettings({ OBDECK_SIM_SPEED: "" }).OBDECK_SIM_SPEED).toBe(1);
});

test.each([
  [{ OBDECK_SIM_SPEED: "fast" }, "OBDECK_SIM_SPEED must be a number from 0.1 to 100"],
  [{ OBDECK_DATABASE_URL: "mysql://x" }, "OBDECK_DATABASE_URL must be a postgres:// address"],
  [{ OBDECK_DEMO: "no" }, 'OBDECK_DEMO must be "on" or "off"'],
  [{ OBDECK_SECRET_KEY: "short" }, "OBDECK_SECRET_KEY must be 64 hexadecimal digits"],
  [{ OBDECK_DATABASE: "x" }, "OBDECK_DATABASE is not a setting of OBDeck"],
])("a wrong setting is named with what it must be: %o", (environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence);
});

test("README and .env.example list every setting", () => {
  const root = join(import.meta.dirname, "../..");
  const source = readFileSync(join(root, "lib/process/settings.ts"), "utf8");
  const names = new Set(source.match(/OBDECK_[A-Z_]+(?=:)/g));
  for (const file of ["README.md", ".env.example"]) {
    const text = readFileSync(join(root, file), "utf8");
    expect([...names].filter((name) => !text.includes(name))).toEqual([]);
  }
});

test.each([
  "localhost",
  "10.0.0.0/33",
  "10.0.0.0/x",
  "::/129",
  "10.0.0.0/8/8",
  "127.0.0.1,",
  "all",
])("%s is no list of proxies", (list) => {
  expect(() => readSettings({ OBDECK_TRUSTED_PROXIES: list })).toThrow(
    'OBDECK_TRUSTED_PROXIES must be "none", or a comma list of addresses and networks',
  );
});
