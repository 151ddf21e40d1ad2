import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, NOBODY_HASH, verifyPassword } from "./password";

test("a password fits its hash and no other does", async () => {
  const hash = await hashPassword("Obdeck-1");
  expect(hash).not.toContain("Obdeck-1");
  expect(await verifyPassword("Obdeck-1", hash)).toBe(true);
  expect(await verifyPassword("obdeck-1", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

test("the same password has another hash each time", async () => {
  expect(await hashPassword("Obdeck-1")).not.toBe(await hashPassword("Obdeck-1"));
});

test("a hash of other parameters still counts", async () => {
  const salt = Buffer.from("sixteen bytes of");
  const key = scryptSync("Obdeck-1", salt, 32, { cost: 1024, blockSize: 8, parallelization: 2 });
  const hash = `scrypt$1024,8,2$${salt.toString("base64url")}$${key.toString("base64url")}`;
  expect(await verifyPassword("Obdeck-1", hash)).toBe(true);
  expect(await verifyPassword("obdeck-1", hash)).toBe(false);
});

test("a password typed with composed or decomposed letters is the same", async () => {
  const hash = await hashPassword("Z\u00fcrich-1");
  expect(await verifyPassword("Zu\u0308rich-1", hash)).toBe(true);
});

test("nobody's hash fits no password and costs as much as a real one", async () => {
  expect(await verifyPassword("", NOBODY_HASH)).toBe(false);
  const parts = (await hashPassword("x")).split("$");
  const nobody = NOBODY_HASH.split("$");
  expect(nobody.slice(0, 2)).toEqual(parts.slice(0, 2));
  expect(nobody.map((part) => part.length)).toEqual(parts.map((part) => part.length));
});
