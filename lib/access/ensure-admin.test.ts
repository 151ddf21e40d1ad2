import { expect, test } from "vitest";
import { NewPassword } from "@/lib/contract/user";
import { user } from "@/lib/store/console-tables";
import { addUser } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { ensureAdmin } from "./ensure-admin";
import { verifyPassword } from "./password";

test("the first user is admin, number 100, with a password that is told once", async () => {
  const db = await freshDatabase();
  const password = await ensureAdmin(db, undefined);
  const [admin] = await db.select().from(user);
  expect(admin).toMatchObject({ id: 100, name: "admin", mustChangePassword: true });
  expect(NewPassword.safeParse(password).success).toBe(true);
  expect(await verifyPassword(password ?? "", admin?.passwordHash ?? "")).toBe(true);
  expect(await ensureAdmin(db, undefined)).toBeUndefined();
  expect(await db.$count(user)).toBe(1);
});

test("a given password is taken and not told", async () => {
  const db = await freshDatabase();
  expect(await ensureAdmin(db, "Given-pass-1")).toBeUndefined();
  const [admin] = await db.select().from(user);
  expect(await verifyPassword("Given-pass-1", admin?.passwordHash ?? "")).toBe(true);
});

test("where there is any user, none is made", async () => {
  const db = await freshDatabase();
  await addUser(db, "carol", "CLUSTER_VIEWER");
  expect(await ensureAdmin(db, undefined)).toBeUndefined();
  expect(await db.$count(user)).toBe(1);
});

test("consoles that start together make one admin", async () => {
  const db = await freshDatabase();
  const told = await Promise.all([ensureAdmin(db, undefined), ensureAdmin(db, undefined)]);
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await db.$count(user)).toBe(1);
});
