import type { Database } from "@/lib/store/database";

/** What steps of a test did, written past the engine and its fences. */
export interface TraceLine {
  fence: number;
  pid: number;
  what: string;
}

/** Makes the tables `trace` and `gate`. */
export async function addTrace(db: Database): Promise<void> {
  await db.$client.query(`
    create table trace (id serial primary key, fence bigint, pid integer, what text);
    create table gate (open boolean)`);
}

/** Lets steps that wait at the gate go on. */
export async function openGate(db: Database): Promise<void> {
  await db.$client.query("insert into gate values (true)");
}

export async function isGateOpen(db: Database): Promise<boolean> {
  return (await db.$client.query("select from gate")).rowCount !== 0;
}

export async function addTraceLine(db: Database, line: TraceLine): Promise<void> {
  await db.$client.query("insert into trace (fence, pid, what) values ($1, $2, $3)", [
    line.fence,
    line.pid,
    line.what,
  ]);
}

/** Every line, in order; `what` selects. */
export async function readTrace(db: Database, what?: string): Promise<TraceLine[]> {
  const { rows } = await db.$client.query<TraceLine>(
    `select fence::integer, pid, what from trace
     where $1::text is null or what = $1 order by id`,
    [what ?? null],
  );
  return rows;
}
