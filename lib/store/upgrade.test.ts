import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { expect, inject, onTestFinished, test } from "vitest";
import { asOwner } from "@/lib/testing/database";
import { inDatabase } from "@/lib/testing/database-address";
import { closeDatabase, migrate, openDatabase } from "./database";

const MIGRATIONS = join(process.cwd(), "lib/store/migrations");
const TASK = `insert into task (name, status, cluster_name, creator_id, creator_name, server_id, target_name,
    zone_name, context, total)
  values ('Start OB server', $1, 'ob', 100, 'admin', $2, '10.0.0.1:2882', 'zone1', '{"pid": "7"}', 1)
  returning id`;

/** A database as the release that knew only the first `count` migrations left it. */
async function databaseOf(count: number) {
  const name = `old_${randomBytes(6).toString("hex")}`;
  await asOwner(`create database ${name}`);
  onTestFinished(() => asOwner(`drop database ${name} with (force)`));
  const db = await openDatabase(inDatabase(inject("postgresUrl"), name));
  onTestFinished(() => closeDatabase(db));
  const folder = mkdtempSync(join(tmpdir(), "obdeck-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8"));
  journal.entries = journal.entries.slice(0, count);
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify(journal));
  await runMigrations({ pgPool: db.$client });
  await applyMigrations(db, { migrationsFolder: folder });
  return db;
}

test("what the release before wrote is kept: tasks, what their steps left, and what runs still holds its server", async () => {
  const db = await databaseOf(2);
  await db.$client.query(`
    insert into cluster (name, ob_cluster_id, sys_user, sys_password) values ('ob', 1, 'root@sys', '');
    insert into zone (cluster_id, name) values (1, 'zone1');
    insert into host (address, kind) values ('10.0.0.1', 'local');
    insert into server (cluster_id, zone_id, host_id, ip, rpc_port, sql_port, home)
      values (1, 1, 1, '10.0.0.1', 2882, 2881, '/home')`);
  await db.$client.query(TASK, ["FAILED", 1]);
  await db.$client.query(TASK, ["RUNNING", 1]);
  await db.$client.query(`insert into subtask (task_id, series_id, step_id, name, input, status, timeout_ms)
    values (2, 0, 'start-server', 'Start server', '{"clusterId": 1, "serverId": 1}', 'READY', 1000)`);
  await migrate(db);
  const read = async (query: string) => (await db.$client.query(query)).rows;
  expect(await read("select task_id, key, value from fact order by task_id")).toEqual([
    { task_id: 1, key: "pid", value: "7" },
    { task_id: 2, key: "pid", value: "7" },
  ]);
  expect(await read("select task_id, object, held from task_lock order by task_id")).toEqual([
    { task_id: 1, object: "server:1", held: false },
    { task_id: 2, object: "server:1", held: true },
  ]);
  expect(await read("select action, scope from task where id = 2")).toEqual([
    { action: "START", scope: "SERVER" },
  ]);
  expect(await read("select server_id, server_name, input from subtask")).toEqual([
    { server_id: 1, server_name: "10.0.0.1:2882", input: { clusterId: 1, serverIds: [1] } },
  ]);
});
