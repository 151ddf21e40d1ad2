import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Settings } from "./settings";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key that secrets are sealed with, then those that it took the place of, which still open. */
export type SecretKeys = readonly [current: Buffer, ...older: Buffer[]];

/**
 * The keys of this console. The current one is `OBDECK_SECRET_KEY`, or a file of the data directory that
 * only its owner may read, made the first time; the older ones are `OBDECK_SECRET_KEY_OLD`. They are never in
 * the database. Throws a sentence when the file holds no key.
 */
export function loadSecretKeys(settings: Settings): SecretKeys {
  const { OBDECK_SECRET_KEY: current, OBDECK_SECRET_KEY_OLD: older } = settings;
  return [
    current ? Buffer.from(current, "hex") : keyOfFile(join(settings.OBDECK_DATA, "secret.key")),
    ...older.map((key) => Buffer.from(key, "hex")),
  ];
}

function keyOfFile(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    makeKeyFile(file);
  }
  const text = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new Error(`${file} must hold 64 hexadecimal digits, the key of the secrets`);
  return Buffer.from(text, "hex");
}

/** Whole or not at all; of consoles that start together, the first one's key counts. */
function makeKeyFile(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

/** Encrypts with AES-256-GCM under the current key: nonce, tag, ciphertext. */
export function seal([key]: SecretKeys, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts what `seal` made with any of the keys; throws when it was another or the bytes were changed. */
export function unseal(keys: SecretKeys, sealed: Buffer): string {
  for (const key of keys) {
    const secret = unsealWith(key, sealed);
    if (secret !== undefined) return secret;
  }
  throw new Error("A secret was sealed with a key that this console does not have");
}

/** Decrypts with one key; `undefined` when it is another or the bytes were changed. */
export function unsealWith(key: Buffer, sealed: Buffer): string | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
