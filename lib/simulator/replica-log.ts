import "server-only";
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { LEDGER } from "./log-streams";
import { readIfThere, writeWhole } from "./write-file";

/** How far a replica's log goes: the term of its last entry, and how many there are. */
export interface LogEnd {
  term: number;
  count: number;
}

/** One entry: a row of `test.ledger`, or without one the making of that table. */
export interface LogEntry extends LogEnd {
  row?: { id: number; note: string };
}

const NOTHING: LogEnd = { term: 0, count: 0 };
// More than the longest entry.
const LAST_BYTES = 2_048;

/** The directory of the log in a server's home. */
export const REPLICA_DIRECTORY = `store/clog/tenant_${LEDGER.tenantId}`;

const fileOf = (home: string) => join(home, REPLICA_DIRECTORY, `${LEDGER.lsId}.jsonl`);

/** Every entry that the replica in a home has, oldest first. */
export function readLog(home: string): LogEntry[] {
  const lines = (readIfThere(fileOf(home)) ?? "").split("\n").slice(0, -1);
  // `appendEntry` wrote them.
  return lines.map((line) => JSON.parse(line) as LogEntry);
}

/** Where the log in a home ends, without reading all of it. */
export function readLogEnd(home: string): LogEnd {
  const lines = lastBytes(fileOf(home)).split("\n").slice(0, -1);
  const last = lines.at(-1);
  return last === undefined ? NOTHING : (JSON.parse(last) as LogEntry);
}

/** Adds an entry to the log in a home; false when it cannot be written. */
export function appendEntry(home: string, entry: LogEntry): boolean {
  try {
    // One write of less than a page: a death in between leaves all of the entry or nothing.
    appendFileSync(fileOf(home), `${JSON.stringify(entry)}\n`);
    return true;
  } catch {
    return false;
  }
}

/** Makes the log in one home that of another; false when it cannot be written. */
export function copyLog(from: string, to: string): boolean {
  try {
    writeWhole(fileOf(to), readIfThere(fileOf(from)) ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Above 0 when the first log is newer: the later term counts, and then the greater length. */
export const compareEnds = (one: LogEnd, other: LogEnd): number =>
  one.term - other.term || one.count - other.count;

function lastBytes(path: string): string {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, LAST_BYTES));
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString("utf8", 0, read);
  } catch {
    return "";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
