import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadSecretKey, seal, unseal } from "./secret";
import { readSettings } from "./settings";

function settingsIn(environment: Record<string, string> = {}) {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-secret-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return readSettings({ OBDECK_DATA: directory, ...environment });
}

test("a generated key is kept in a file that only its owner reads", () => {
  const settings = settingsIn();

  const key = loadSecretKey(settings);

  expect(loadSecretKey(settings)).toEqual(key);
  expect(statSync(join(settings.OBDECK_DATA, "secret.key")).mode & 0o777).toBe(0o600);
});

test("a sealed secret opens with its key and not with another", () => {
  const key = loadSecretKey(settingsIn());
  const other = loadSecretKey(settingsIn({ OBDECK_SECRET_KEY: "ab".repeat(32) }));

  const sealed = seal(key, "pässword");

  expect(sealed.toString("utf8")).not.toContain("pässword");
  expect(unseal(key, sealed)).toBe("pässword");
  expect(() => unseal(other, sealed)).toThrow();
});
