import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FleetFile } from "@/lib/contract/fleet-file";
import { unseal } from "@/lib/process/secret";
import { cluster, server, zone } from "@/lib/store/fleet-tables";
import { freshDatabase } from "@/lib/testing/database";
import { readFleetFile } from "./read-fleet-file";
import { registerFleet } from "./register-fleet";

const KEYS = [Buffer.alloc(32, 7)] as const;

const serverAt = (name: string, ip: string) => ({
  zone: name,
  ip,
  home: `/home/${ip}`,
  host: { address: ip, kind: "local" },
});
const fileOf = (name: string, ...servers: ReturnType<typeof serverAt>[]) =>
  FleetFile.parse({ clusters: [{ name, obClusterId: 7, sysPassword: "Sys-pass-1", servers }] });

const ONE = serverAt("zone1", "10.0.0.1");
const TWO = serverAt("zone2", "10.0.0.2");

test("a fleet file registers its clusters, and passwords are sealed", async () => {
  const db = await freshDatabase();

  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE, TWO)]);

  const [row] = await db.select().from(cluster);
  expect(row?.sysPassword.toString("utf8")).not.toContain("Sys-pass-1");
  expect(row && unseal(KEYS, row.sysPassword)).toBe("Sys-pass-1");
  expect((await db.select().from(zone)).map(({ name }) => name)).toEqual(["zone1", "zone2"]);
  expect((await db.select().from(server)).map(({ ip, sqlPort }) => [ip, sqlPort])).toEqual([
    ["10.0.0.1", 2881],
    ["10.0.0.2", 2881],
  ]);
});

test("the same file again changes no id", async () => {
  const db = await freshDatabase();
  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE, TWO)]);
  const before = await db.select({ id: server.id, ip: server.ip }).from(server).orderBy(server.id);

  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE, TWO)]);

  expect(await db.select({ id: server.id, ip: server.ip }).from(server).orderBy(server.id)).toEqual(
    before,
  );
});

test("a cluster that the file no longer names is hidden, and comes back with its id", async () => {
  const db = await freshDatabase();
  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE)]);
  await registerFleet(db, KEYS, [fileOf("ob_order", TWO)]);
  const hidden = await db.select().from(cluster).orderBy(cluster.id);

  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE)]);

  expect(hidden.map(({ name, registered }) => [name, registered])).toEqual([
    ["ob_pay", false],
    ["ob_order", true],
  ]);
  const shown = await db.select().from(cluster).orderBy(cluster.id);
  expect(shown.map(({ id, name, registered }) => [id, name, registered])).toEqual([
    [hidden[0]?.id, "ob_pay", true],
    [hidden[1]?.id, "ob_order", false],
  ]);
});

test("a server and a zone that a cluster no longer has are forgotten", async () => {
  const db = await freshDatabase();
  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE, TWO)]);

  await registerFleet(db, KEYS, [fileOf("ob_pay", ONE)]);

  expect((await db.select().from(server)).map(({ ip }) => ip)).toEqual(["10.0.0.1"]);
  expect((await db.select().from(zone)).map(({ name }) => name)).toEqual(["zone1"]);
});

test("two clusters of one name are refused, also over two files, and nothing changes", async () => {
  const db = await freshDatabase();
  await registerFleet(db, KEYS, [fileOf("ob_order", ONE)]);

  const both = registerFleet(db, KEYS, [fileOf("ob_pay", ONE), fileOf("ob_pay", TWO)]);

  await expect(both).rejects.toThrow("Two clusters are named ob_pay");
  const rows = await db.select().from(cluster);
  expect(rows.map(({ name, registered }) => [name, registered])).toEqual([["ob_order", true]]);
});

test.each([
  ["{", "is not JSON"],
  ['{"clusters":[{"name":"a b"}]}', "clusters.0.name: must be letters"],
  [JSON.stringify({ clusters: [{ ...fileOf("x", ONE).clusters[0], servers: [] }] }), "servers"],
  [
    JSON.stringify({ clusters: [{ ...fileOf("x", ONE).clusters[0], servers: [ONE, ONE] }] }),
    "clusters.0.servers: must not name one ip and rpcPort twice",
  ],
])("a fleet file that cannot be used is refused with its field: %s", async (text, sentence) => {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-file-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "fleet.json");
  writeFileSync(path, text);

  await expect(readFleetFile(path)).rejects.toThrow(sentence);
  await expect(readFleetFile(`${path}.no`)).rejects.toThrow("cannot be read (ENOENT)");
});
