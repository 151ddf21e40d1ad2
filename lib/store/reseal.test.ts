import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type SecretKeys, seal, unseal } from "@/lib/process/secret";
import { addUser } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { addCluster } from "@/lib/testing/fleet-rows";
import { credential } from "./console-tables";
import type { Database } from "./database";
import { cluster } from "./fleet-tables";
import { reseal, SEALED_COLUMNS } from "./reseal";

const OLD: SecretKeys = [Buffer.alloc(32, 1)];
const NEW: SecretKeys = [Buffer.alloc(32, 2)];
const BOTH: SecretKeys = [...NEW, ...OLD];

/** A database with a cluster's password and an access key, both sealed. */
async function withSecrets(keys: SecretKeys): Promise<Database> {
  const db = await freshDatabase();
  await addCluster(db, "orion", { zone1: ["RUNNING"] });
  await db.update(cluster).set({ sysPassword: seal(keys, "Sys-pass-1") });
  const userId = await addUser(db, "carol", "ADMIN");
  await db
    .insert(credential)
    .values({ userId, accessKey: "key", sealedSecret: seal(keys, "key-secret") });
  return db;
}

async function sealedIn(db: Database): Promise<[Buffer, Buffer]> {
  const [[one], [two]] = await Promise.all([
    db.select().from(cluster),
    db.select().from(credential).where(eq(credential.accessKey, "key")),
  ]);
  if (!one || !two) throw new Error("The rows are gone");
  return [one.sysPassword, two.sealedSecret];
}

const secretsIn = async (db: Database, keys: SecretKeys): Promise<string[]> =>
  (await sealedIn(db)).map((sealed) => unseal(keys, sealed));

test("every secret is sealed anew with the current key, and the old one is not needed any more", async () => {
  const db = await withSecrets(OLD);

  expect(await reseal(db, BOTH)).toBe(2);

  expect(await secretsIn(db, NEW)).toEqual(["Sys-pass-1", "key-secret"]);
  await expect(secretsIn(db, OLD)).rejects.toThrow();
  expect(await reseal(db, NEW)).toBe(0);
});

test("what the current key opens stays as it is", async () => {
  const db = await withSecrets(NEW);
  const before = await sealedIn(db);
  expect(await reseal(db, BOTH)).toBe(0);
  expect(await sealedIn(db)).toEqual(before);
});

test("a key that opens nothing is told, and changes nothing", async () => {
  const db = await withSecrets(OLD);
  const before = await sealedIn(db);
  await expect(reseal(db, NEW)).rejects.toThrow("OBDECK_SECRET_KEY");
  expect(await sealedIn(db)).toEqual(before);
});

test("one secret that no key opens keeps all as they are", async () => {
  const db = await withSecrets(OLD);
  await db.update(credential).set({ sealedSecret: seal([Buffer.alloc(32, 3)], "lost") });
  const before = await sealedIn(db);
  await expect(reseal(db, BOTH)).rejects.toThrow("credential.sealed_secret");
  expect(await sealedIn(db)).toEqual(before);
});

test("two consoles that start at the same moment both find their secrets", async () => {
  const db = await withSecrets(OLD);
  const counts = await Promise.all([reseal(db, BOTH), reseal(db, BOTH)]);
  expect(counts.sort()).toEqual([0, 2]);
  expect(await secretsIn(db, NEW)).toEqual(["Sys-pass-1", "key-secret"]);
});

test("every column of bytes in the database is one of sealed secrets, and is resealed", async () => {
  const db = await freshDatabase();
  const { rows } = await db.$client.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' order by 1`,
  );
  expect(rows.map(({ place }) => place)).toEqual(SEALED_COLUMNS.map((one) => one.join(".")));
});
