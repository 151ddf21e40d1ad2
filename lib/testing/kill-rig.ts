import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import { type Database, urlOf } from "@/lib/store/database";
import { ConsoleProcess } from "./console-process";
import { freshDatabase } from "./database";
import { freshFleet } from "./fleet";
import { freePort } from "./free-port";

const PATIENCE_MS = 90_000;

/** A small fleet, a database and consoles over both, for tests that kill consoles. */
export interface KillRig {
  db: Database;
  consoles: ConsoleProcess[];
  /** The home of server `index` of the only cluster, from 0. */
  home(index: number): string;
}

/** Three zones with one server each, at twenty times life's speed; `count` consoles, not started. */
async function killRig(count: number): Promise<KillRig> {
  const db = await freshDatabase();
  const fleet = await freshFleet({
    shape: [clusterOf("ob_kill", [1, 1, 1])],
    speed: 20,
  });
  await fleet.start();
  const consoles: ConsoleProcess[] = [];
  for (let index = 0; index < count; index += 1) {
    const settings = {
      OBDECK_DATABASE_URL: urlOf(db),
      OBDECK_FLEET: join(fleet.directory, "fleet.json"),
      OBDECK_DATA: fleet.directory,
      OBDECK_DEMO: "off",
      OBDECK_OBSERVE_MS: "400",
      OBDECK_LEASE_MS: "2000",
    };
    consoles.push(new ConsoleProcess(await freePort(), settings));
  }
  return { db, consoles, home: (index) => fleet.home("ob_kill", index) };
}

/** Polls until `read` answers something. */
async function until<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(5)) {
    const found = await read();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain until ${what}`);
}

/** Kills the observer of a home, as a crash would, and waits until the console has seen it. */
async function killObserver(home: string, serverId: number, db: Database): Promise<void> {
  const pid = Number(readFileSync(join(home, "run/observer.pid"), "utf8"));
  process.kill(pid, "SIGKILL");
  await until(`server ${serverId} is seen stopped`, async () => {
    const { rows } = await db.$client.query(
      "select from server where id = $1 and observed_status = 'PROCESS_STOPPED'",
      [serverId],
    );
    return rows[0];
  });
}

/** Presses Start and answers the task's id. */
async function pressStart(console: ConsoleProcess, serverId: number): Promise<number> {
  const answer = await console.call("POST", `/api/v2/ob/clusters/1/servers/${serverId}/start`);
  if (!answer.successful) throw new Error(`Start was refused: ${answer.error?.message}`);
  return answer.data.id;
}

/** Waits, on the rows alone, until a task has ended; answers its status. */
export function untilEnded(db: Database, taskId: number): Promise<string> {
  return until(`task ${taskId} has ended`, async () => {
    const { rows } = await db.$client.query(
      "select status from task where id = $1 and status <> 'RUNNING'",
      [taskId],
    );
    return rows[0]?.status;
  });
}

/** How often a home's observer was started since `sinceMs`, and how often beside another. */
function startsSince(home: string, sinceMs: number) {
  const starts = readStarts(home).starts.filter(({ beginMs }) => beginMs >= sinceMs);
  const overlaps = starts.filter(({ alongside }) => alongside.length > 0);
  return { count: starts.length, overlaps: overlaps.length };
}

/** Holds a step in the database when it would be finished: it has acted and is not yet done. Answers what lets it go. */
export async function holdFinish(db: Database, stepId: string): Promise<() => Promise<void>> {
  await db.$client.query(`
    create table if not exists held (step_id text);
    create or replace function hold_finish() returns trigger language plpgsql as $$ begin
      while exists (select from held where step_id = new.step_id) loop perform pg_sleep(0.02); end loop;
      return new;
    end $$;
    create or replace trigger hold_finish before update on subtask for each row
      when (old.status = 'RUNNING' and new.status = 'SUCCESSFUL') execute function hold_finish();`);
  await db.$client.query("insert into held values ($1)", [stepId]);
  return async () => {
    await db.$client.query("delete from held");
  };
}

/** Waits until a step runs; answers who runs it. */
export function untilRunning(db: Database, taskId: number, stepId: string): Promise<string> {
  return until(`${stepId} runs`, async () => {
    const { rows } = await db.$client.query(
      "select executor from subtask where task_id = $1 and step_id = $2 and status = 'RUNNING'",
      [taskId, stepId],
    );
    return rows[0]?.executor;
  });
}

/** Starts `count` consoles, which are killed when the test ends. */
export async function runningRig(count: number): Promise<KillRig> {
  const rig = await killRig(count);
  onTestFinished(async () => {
    for (const console of rig.consoles) await console.signal("SIGKILL");
  });
  for (const console of rig.consoles) await console.start();
  return rig;
}

/** What a round must come to: the task succeeds, and the observer was started once, alone. */
export const ONCE = { status: "SUCCESSFUL", count: 1, overlaps: 0 };

/** Kills the observer of server 1, presses Start, lets `disturb` do its worst, and sees what came of it. */
export async function round(
  { db, home }: KillRig,
  pressOn: ConsoleProcess,
  disturb: (taskId: number) => Promise<void>,
) {
  const serverId = 1;
  await killObserver(home(0), serverId, db);
  const before = Date.now();
  const taskId = await pressStart(pressOn, serverId);
  await disturb(taskId);
  return { status: await untilEnded(db, taskId), ...startsSince(home(0), before) };
}
