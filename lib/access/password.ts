import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's second scrypt profile with the least memory: 16 MiB, about a fifth of a second. */
const NOW = { cost: 16_384, blockSize: 8, parallelization: 5 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MEMORY_BYTES = 256 * 1024 * 1024;

type Parameters = typeof NOW;

/** Hashes a password; the text holds the parameters, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, NOW);
  const { cost, blockSize, parallelization } = NOW;
  const parts = [cost, blockSize, parallelization].join(",");
  return `scrypt$${parts}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Whether a password is the one that was hashed; compares in constant time. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, parts = "", salt = "", key = ""] = hash.split("$");
  const [cost = 0, blockSize = 0, parallelization = 0] = parts.split(",").map(Number);
  const expected = Buffer.from(key, "base64url");
  const parameters = { cost, blockSize, parallelization };
  const derived = await derive(password, Buffer.from(salt, "base64url"), parameters);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

/** A hash that no password has: checking against it takes as long as against a real one. */
export const NOBODY_HASH = `scrypt$${NOW.cost},${NOW.blockSize},${NOW.parallelization}$${"A".repeat(22)}$${"A".repeat(43)}`;

function derive(password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...parameters, maxmem: MEMORY_BYTES };
    scrypt(password.normalize("NFC"), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
