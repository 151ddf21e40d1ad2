import "server-only";
import { LockHeld } from "../cluster-lock";
import { parseAlterSystem } from "./alter-system";
import { evaluateSelect } from "./evaluate";
import { writeLedger } from "./ledger";
import { operate } from "./operate";
import { show } from "./parameters";
import type { Running } from "./running";
import { parseSelect } from "./select";
import { NoLeader, SqlError, syntaxError, TimesOut } from "./sql-error";
import type { ResultSet, Value, ValueType } from "./value";
import { versionComment, versionText } from "./versions";
import { see } from "./view-source";
import { DATABASES, viewOf } from "./views";

/** What one connection set for itself. */
export interface Session {
  id: number;
  database: string | undefined;
  queryTimeoutMs: number;
}

const STALLS = [NoLeader, TimesOut, LockHeld];

const KNOWN_VARIABLES = new Set([
  ...["ob_query_timeout", "ob_trx_timeout", "autocommit", "time_zone", "sql_mode"],
]);

/** Answers a statement: a result, or undefined for OK. Throws `SqlError` for everything unknown. */
export async function answer(
  running: Running,
  session: Session,
  sql: string,
): Promise<ResultSet | undefined> {
  try {
    return await answerAtOnce(running, session, sql);
  } catch (error) {
    if (!STALLS.some((kind) => error instanceof kind)) throw error;
    // It takes until its timeout; nobody needs to watch all of that.
    const stallMs = Math.min(running.place.timing.leaseMs, session.queryTimeoutMs);
    await new Promise((resolve) => setTimeout(resolve, stallMs));
    if (error instanceof NoLeader) throw new SqlError(4038, "The log stream has no leader now");
    throw new SqlError(4012, "Timeout: the statement reached its query timeout");
  }
}

async function answerAtOnce(
  running: Running,
  session: Session,
  sql: string,
): Promise<ResultSet | undefined> {
  const statement = collapse(sql);
  if (/^SELECT\b/i.test(statement)) return select(running, session, sql);
  if (/^SHOW\b/i.test(statement)) return showOrFail(running, statement);
  if (/^ALTER SYSTEM\b/i.test(statement))
    return void (await operate(running, parseAlterSystem(statement)));
  if (/^(CREATE|INSERT)\b/i.test(statement)) return void (await writeLedger(running, statement));
  const [, database] = /^USE `?(\w+)`?$/i.exec(statement) ?? [];
  if (database !== undefined) return void enterDatabase(running, session, database);
  if (/^SET\b/i.test(statement)) return void set(session, statement);
  throw syntaxError(statement);
}

/** Makes a database the current one; 1049 for one that is not there, as all are in the middle of a boot. */
export function enterDatabase(running: Running, session: Session, database: string): void {
  if (!DATABASES.includes(database.toLowerCase()) || running.phase === "restricted")
    throw new SqlError(1049, `Unknown database '${database}'`);
  session.database = database.toLowerCase();
}

async function select(running: Running, session: Session, sql: string): Promise<ResultSet> {
  const seen = parseSelect(sql).from ? await see(running) : undefined;
  const { facts } = running.place;
  const constants: Record<string, { value: Value; type: ValueType }> = {
    VERSION: { value: versionText(facts), type: "text" },
    OB_VERSION: { value: facts.version, type: "text" },
    CONNECTION_ID: { value: session.id, type: "int" },
    "@@version_comment": { value: versionComment(facts), type: "text" },
    "@@version": { value: versionText(facts), type: "text" },
    "@@ob_query_timeout": { value: session.queryTimeoutMs * 1000, type: "int" },
  };
  return evaluateSelect(sql, {
    view: (database, name) => {
      if (!seen) throw syntaxError(sql);
      return viewOf(seen, database ?? session.database, name);
    },
    constant: (name) => constants[name],
  });
}

async function showOrFail(running: Running, statement: string): Promise<ResultSet> {
  const result = show(statement, await see(running));
  if (!result) throw syntaxError(statement);
  return result;
}

function set(session: Session, statement: string): void {
  if (/^SET NAMES '?\w+'?$/i.test(statement)) return;
  for (const assignment of statement.slice("SET ".length).split(",")) {
    const found = /^(?:SESSION |GLOBAL |@@SESSION\.|@@)?(\w+) ?:?= ?('[^']*'|[\w.+-]+)$/i.exec(
      assignment.trim(),
    );
    const [, name = "", value = ""] = found ?? [];
    if (!found) throw syntaxError(statement);
    if (!KNOWN_VARIABLES.has(name.toLowerCase()))
      throw new SqlError(1193, `Unknown system variable '${name}'`);
    if (name.toLowerCase() === "ob_query_timeout") session.queryTimeoutMs = Number(value) / 1000;
  }
}

/** One space between words outside of quotes, none at the ends, no semicolon. */
function collapse(sql: string): string {
  return sql
    .split(/('(?:[^'\\]|\\.)*')/)
    .map((part) => (part.startsWith("'") ? part : part.replace(/\s+/g, " ")))
    .join("")
    .trim()
    .replace(/ ?;$/, "");
}
