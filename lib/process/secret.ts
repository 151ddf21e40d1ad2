import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Settings } from "./settings";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key that secrets are encrypted with: `OBDECK_SECRET_KEY`, or a file of the data directory that
 * only its owner may read, made the first time. It is never in the database.
 */
export function loadSecretKey(settings: Settings): Buffer {
  if (settings.OBDECK_SECRET_KEY) return Buffer.from(settings.OBDECK_SECRET_KEY, "hex");
  const file = join(settings.OBDECK_DATA, "secret.key");
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    makeKeyFile(file);
  }
  return Buffer.from(readFileSync(file, "utf8").trim(), "hex");
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

/** Encrypts with AES-256-GCM: nonce, tag, ciphertext. */
export function seal(key: Buffer, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts what `seal` made; throws when the key is another or the bytes were changed. */
export function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString("utf8");
}
