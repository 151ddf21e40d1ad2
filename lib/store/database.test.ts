import { expect, test } from "vitest";
import { asOwner, freshDatabase } from "@/lib/testing/database";
import { installation } from "./console-tables";
import { closeDatabase, migrate, openDatabase } from "./database";

test("consoles that start together migrate one after the other, and there is one installation", async () => {
  await asOwner("create database unmigrated");
  const url = new URL((await freshDatabase()).$client.options.connectionString ?? "");
  url.pathname = "/unmigrated";
  const consoles = await Promise.all([openDatabase(url.href), openDatabase(url.href)]);
  try {
    await Promise.all(consoles.map(migrate));
    expect(await consoles[0].$count(installation)).toBe(1);
  } finally {
    await Promise.all(consoles.map(closeDatabase));
    await asOwner("drop database unmigrated with (force)");
  }
});

test("a schema that is newer than the code is refused", async () => {
  const db = await freshDatabase();
  await db.$client.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)",
  );
  await expect(migrate(db)).rejects.toThrow("written by a newer OBDeck");
});

test("an address that nobody answers at fails at once", async () => {
  await expect(openDatabase("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow("ECONNREFUSED");
});

test("a transaction that its client forgot is ended by the database", async () => {
  const db = await freshDatabase();
  const { rows } = await db.$client.query("show idle_in_transaction_session_timeout");
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: "15s" }]);
});
