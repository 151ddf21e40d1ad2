import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import mysql from "mysql2/promise";
import { observersIn } from "@/lib/simulator/process-table";
import { readIfThere } from "@/lib/simulator/write-file";
import type { FreshFleet } from "./fleet";

const CONNECT_MS = 5_000;

type Rows = Record<string, string | number | null>[];

/** What a server answers: rows, `"ok"`, or the number or code of its refusal. */
export type Reply = Rows | "ok" | number | string;

/** Signs in to one server of a simulated fleet, asks one thing, and answers a refusal as a value. */
export async function ask(
  fleet: FreshFleet,
  clusterName: string,
  index: number,
  sql: string,
  login: { user?: string; password?: string; database?: string | undefined } = {},
): Promise<Reply> {
  const { sysPassword } = fleet.cluster(clusterName);
  const { ip, sqlPort } = fleet.server(clusterName, index);
  let connection: mysql.Connection | undefined;
  try {
    const { database, ...account } = { database: "oceanbase", ...login };
    connection = await mysql.createConnection({
      ...{ host: ip, port: sqlPort, user: "root@sys", password: sysPassword, ...account },
      ...(database === undefined ? {} : { database }),
      ...{ connectTimeout: CONNECT_MS, dateStrings: true },
    });
    const [result] = await connection.query({ sql, timeout: CONNECT_MS });
    // Without multiple statements a result is rows, or the header of an OK.
    return Array.isArray(result) ? (result as Rows) : "ok";
  } catch (error) {
    return refusalOf(error);
  } finally {
    connection?.destroy();
  }
}

function refusalOf(error: unknown): number | string {
  if (!(error instanceof Error)) throw error;
  const { errno, code } = error as NodeJS.ErrnoException;
  // A number below zero is the operating system's.
  if (errno !== undefined && errno > 0) return errno;
  if (code === undefined) throw error;
  return code;
}

const run = promisify(execFile);
const START = 'cd "$1" && exec env LD_LIBRARY_PATH="$1/lib:" "$1/bin/observer" $2';

/** Runs `bin/observer` as an operator does; answers how it ended and what it said. */
export async function runObserver(home: string, flags = "-p 2881") {
  try {
    const { stdout, stderr } = await run("sh", ["-c", START, "sh", home, flags]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error && "stdout" in error)) throw error;
    // execFile promises these on its errors.
    return error as Error & { code: number; stdout: string; stderr: string };
  }
}

/** Kills the observer of a home, as an out-of-memory killer does; it was just found in that home. */
export function killObserver(home: string): void {
  for (const pid of observersIn(home)) process.kill(pid, "SIGKILL");
}

/** What the observer of a home has logged; empty before its first start. */
export const observerLog = (home: string): string =>
  readIfThere(join(home, "log/observer.log")) ?? "";
