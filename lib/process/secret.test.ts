import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadSecretKeys, seal, unseal } from "./secret";
import { readSettings } from "./settings";

const OLD = "ab".repeat(32);
const NEW = "cd".repeat(32);

function settingsIn(environment: Record<string, string> = {}) {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-secret-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return readSettings({ OBDECK_DATA: directory, ...environment });
}

test("a generated key is kept in a file that only its owner reads", () => {
  const settings = settingsIn();

  const keys = loadSecretKeys(settings);

  expect(keys).toHaveLength(1);
  expect(loadSecretKeys(settings)).toEqual(keys);
  expect(statSync(join(settings.OBDECK_DATA, "secret.key")).mode & 0o777).toBe(0o600);
});

test.each(["", "abcd", "z".repeat(64), `${OLD}00`])("a file that holds %j is no key", (text) => {
  const settings = settingsIn();
  writeFileSync(join(settings.OBDECK_DATA, "secret.key"), text);
  expect(() => loadSecretKeys(settings)).toThrow("secret.key must hold 64 hexadecimal digits");
});

test("a sealed secret opens with its key and not with another", () => {
  const keys = loadSecretKeys(settingsIn());
  const other = loadSecretKeys(settingsIn({ OBDECK_SECRET_KEY: OLD }));

  const sealed = seal(keys, "pässword");

  expect(sealed.toString("utf8")).not.toContain("pässword");
  expect(unseal(keys, sealed)).toBe("pässword");
  expect(() => unseal(other, sealed)).toThrow("sealed with a key that this console does not have");
});

test("a byte that was changed is noticed", () => {
  const keys = loadSecretKeys(settingsIn());
  const sealed = seal(keys, "pässword");
  for (const index of sealed.keys()) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(keys, changed)).toThrow();
  }
  expect(() => unseal(keys, Buffer.alloc(0))).toThrow();
});

test("an older key still opens, and nothing more is sealed with it", () => {
  const [before, after] = [
    loadSecretKeys(settingsIn({ OBDECK_SECRET_KEY: OLD })),
    loadSecretKeys(settingsIn({ OBDECK_SECRET_KEY: NEW, OBDECK_SECRET_KEY_OLD: `${NEW}, ${OLD}` })),
  ];
  expect(unseal(after, seal(before, "secret"))).toBe("secret");
  expect(() => unseal(before, seal(after, "secret"))).toThrow();
});

test.each(["abcd", `${OLD},`, `${OLD};${NEW}`])("%j is no list of older keys", (list) => {
  expect(() => readSettings({ OBDECK_SECRET_KEY_OLD: list })).toThrow(
    "OBDECK_SECRET_KEY_OLD must be a comma list of keys, each of 64 hexadecimal digits",
  );
});
