import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { postgresPid, postgresPlace } from "@/lib/testing/postgres-place";
import { startProgram } from "@/lib/testing/program";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { isPostgresOn } from "./postgres-process";

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("it keeps what it was given, durably, and is gone after stop", async () => {
  const directory = postgresPlace();
  const first = await startEmbeddedPostgres({ directory });
  await ask(first.url, "create table kept as select 7 as n");
  const settings = await ask(
    first.url,
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
  );
  expect(settings.map(({ setting }) => setting)).toEqual(["on", "on", "on"]);
  const pid = postgresPid(directory);
  await first.stop();
  expect(isPostgresOn(pid, join(directory, "cluster"))).toBe(false);
  const second = await startEmbeddedPostgres({ directory });
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("nobody gets in without its password, which only its owner can read", async () => {
  const directory = postgresPlace();
  const postgres = await startEmbeddedPostgres({ directory });
  const wrong = new URL(postgres.url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(directory, "password")).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const hba = readFileSync(join(directory, "cluster/pg_hba.conf"), "utf8");
  expect(hba.split("\n").filter((line) => /^[^#]*(trust|peer)/.test(line))).toEqual([]);
  const [listen] = await ask(postgres.url, "show listen_addresses");
  expect(listen).toEqual({ listen_addresses: "" });
  await postgres.stop();
});

test("what a killed console left running is adopted, with all it had", async () => {
  const directory = postgresPlace();
  const program = await startProgram("postgres-program", [directory]);
  await ask(await program.line(), "create table kept as select 7 as n");
  const pid = postgresPid(directory);
  program.signal("SIGKILL");
  await program.ended;
  const postgres = await startEmbeddedPostgres({ directory });
  expect(postgresPid(directory)).toBe(pid);
  expect(await ask(postgres.url, "select n from kept")).toEqual([{ n: 7 }]);
  await postgres.stop();
  expect(isPostgresOn(pid, join(directory, "cluster"))).toBe(false);
});

test("two consoles share one directory, and the last one stops it", async () => {
  const directory = postgresPlace();
  const program = await startProgram("postgres-program", [directory]);
  const here = await startEmbeddedPostgres({ directory });
  await program.line();
  await here.stop();
  expect(await ask(here.url, "select 1 as n")).toEqual([{ n: 1 }]);
  program.signal("SIGTERM");
  await program.ended;
  await expect(ask(here.url, "select 1")).rejects.toThrow();
});

test("two that start at the same moment on a new directory get the same database", async () => {
  const directory = postgresPlace();
  const both = await Promise.all([
    startEmbeddedPostgres({ directory }),
    startEmbeddedPostgres({ directory }),
  ]);
  await ask(both[0].url, "create table kept as select 7 as n");
  expect(await ask(both[1].url, "select n from kept")).toEqual([{ n: 7 }]);
  await both[0].stop();
});

test("a postmaster.pid whose process is another program's is stale", async () => {
  const directory = postgresPlace();
  const first = await startEmbeddedPostgres({ directory });
  const file = join(directory, "cluster/postmaster.pid");
  const written = readFileSync(file, "utf8");
  await first.stop();
  writeFileSync(file, written.replace(/^\d+/, String(process.pid)));
  const second = await startEmbeddedPostgres({ directory });
  expect(postgresPid(directory)).not.toBe(process.pid);
  await second.stop();
});

test("after its postmaster was killed it starts again with all it had", async () => {
  const directory = postgresPlace();
  const first = await startEmbeddedPostgres({ directory });
  await ask(first.url, "create table kept as select 7 as n");
  process.kill(postgresPid(directory), "SIGKILL");
  const second = await startEmbeddedPostgres({ directory });
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("one that does not answer is ended by what it is, and started anew", async () => {
  const directory = postgresPlace();
  const first = await startEmbeddedPostgres({ directory });
  const pid = postgresPid(directory);
  await ask(first.url, "create table kept as select 7 as n");
  rmSync(join(directory, "socket/.s.PGSQL.5432"));
  const second = await startEmbeddedPostgres({ directory, answerMs: 500 });
  expect(postgresPid(directory)).not.toBe(pid);
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("data of another major is refused with the way out", async () => {
  const directory = postgresPlace();
  await (await startEmbeddedPostgres({ directory })).stop();
  writeFileSync(join(directory, "cluster/PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(
    /belongs to PostgreSQL 17, and this OBDeck brings PostgreSQL 18\. Dump it/,
  );
});

test("where the path is too long for a socket it listens on loopback, with its password", async () => {
  const directory = postgresPlace("d".repeat(100));
  const postgres = await startEmbeddedPostgres({ directory });
  expect(new URL(postgres.url).searchParams.get("host")).toBeNull();
  const [listen] = await ask(postgres.url, "show listen_addresses");
  expect(listen).toEqual({ listen_addresses: "127.0.0.1" });
  const wrong = new URL(postgres.url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  await postgres.stop();
});

test("a directory that only root may enter is good enough", async () => {
  const root = mkdtempSync(join(tmpdir(), "obdeck-closed-"));
  chmodSync(root, 0o700);
  const directory = join(root, "postgres");
  const pointer = join(directory, "elsewhere");
  onTestFinished(() => {
    if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8"), { recursive: true });
    rmSync(root, { recursive: true, force: true });
  });
  const first = await startEmbeddedPostgres({ directory });
  await ask(first.url, "create table kept as select 7 as n");
  await first.stop();
  const second = await startEmbeddedPostgres({ directory });
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("a start that fails says why, with the end of PostgreSQL's log", async () => {
  const directory = postgresPlace();
  await (await startEmbeddedPostgres({ directory })).stop();
  rmSync(join(directory, "cluster/global/pg_control"));
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(/did not start.*pg_control/s);
});
