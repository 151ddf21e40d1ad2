import "server-only";
import { join } from "node:path";
import { withClusterLock } from "../cluster-lock";
import { type LedStream, settleStreams } from "../elect";
import { isMajority, isSame, LEDGER } from "../log-streams";
import { appendEntry, type LogEntry, readLog } from "../replica-log";
import type { Running } from "./running";
import { NoLeader, SqlError, syntaxError, TimesOut } from "./sql-error";
import { tokens } from "./tokens";
import type { Seen, ViewSource } from "./view-source";

const CREATE =
  /^CREATE TABLE IF NOT EXISTS (?:test\.)?ledger \( ?id BIGINT PRIMARY KEY, ?note VARCHAR\(64\) ?\)$/i;
const INSERT = /^INSERT INTO (?:test\.)?ledger \( ?id, ?note ?\) VALUES \( ?(\d+), ?('.*') ?\)$/is;
const NOTE_LENGTH = 64;

/**
 * `CREATE TABLE` and `INSERT` of `test.ledger`. What is answered with OK is in the logs of a majority of
 * the members of the ledger's stream. 1062 for an ID that is there, `NoLeader` or `TimesOut` when it
 * cannot be written; then nothing was.
 */
export async function writeLedger(running: Running, statement: string): Promise<void> {
  const row = rowOf(statement);
  const { cluster } = running.place;
  await withClusterLock(cluster, () => {
    const state = running.cluster();
    if (!state.hasMajority) throw new TimesOut();
    write(cluster, streamOf(settleStreams(cluster, state)), row);
  });
}

/** `test.ledger` as its leader has it. */
export const ledger: ViewSource = {
  columns: { ID: "int", NOTE: "text" },
  overTables: true,
  rows: ({ running, streams }: Seen) => {
    const { leader } = streamOf(streams);
    if (!leader) throw new NoLeader();
    const log = readLog(join(running.place.cluster, leader.home));
    if (log.length === 0) throw noTable();
    return log.flatMap(({ row }) => (row ? [{ ID: row.id, NOTE: row.note }] : []));
  },
};

function rowOf(statement: string): LogEntry["row"] {
  if (CREATE.test(statement)) return undefined;
  const [, id = "", note = ""] = INSERT.exec(statement) ?? [];
  const [text, end] = note === "" ? [] : tokens(note);
  if (text?.kind !== "string" || end?.kind !== "end") throw syntaxError(statement);
  if (text.text.length > NOTE_LENGTH) throw new SqlError(1406, "Data too long for column 'note'");
  return { id: Number(id), note: text.text };
}

function write(cluster: string, stream: LedStream, row: LogEntry["row"]): void {
  const { leader, inSync, term } = stream;
  if (!leader) throw new NoLeader();
  const log = readLog(join(cluster, leader.home));
  if (row === undefined && log.length > 0) return;
  if (row !== undefined && log.length === 0) throw noTable();
  if (row !== undefined && log.some((entry) => entry.row?.id === row.id))
    throw new SqlError(1062, `Duplicate entry '${row.id}' for key 'PRIMARY'`);
  if (!isMajority(inSync.length, stream)) throw new TimesOut();
  const entry = { term, count: log.length + 1, ...(row ? { row } : {}) };
  const targets = [leader, ...inSync.filter((member) => member !== leader)];
  const written = targets.filter(({ home }) => appendEntry(join(cluster, home), entry));
  if (!isMajority(written.length, stream)) throw new TimesOut();
}

function streamOf(streams: readonly LedStream[]): LedStream {
  const found = streams.find((stream) => isSame(stream, LEDGER));
  if (!found) throw new Error("Every cluster has the ledger's stream");
  return found;
}

const noTable = () => new SqlError(1146, "Table 'test.ledger' doesn't exist");
