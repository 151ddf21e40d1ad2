import "server-only";
import { createHash } from "node:crypto";
import type { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { answer, enterDatabase, type Session } from "./answer";
import type { Running } from "./running";
import { SqlError } from "./sql-error";
import { type ResultSet, toText, type ValueType } from "./value";
import { versionText } from "./versions";

/** The server half of a mysql2 connection, which its types leave out. */
export interface ServerConnection extends EventEmitter {
  sequenceId: number;
  stream: Socket;
  serverHandshake(options: object): void;
  writeOk(): void;
  writeError(error: { code: number; message: string }): void;
  writeColumns(columns: object[]): void;
  writeTextRow(row: (string | null)[]): void;
  writeEof(): void;
}

interface Login {
  user: string;
  database?: string;
  authPluginData1: Buffer;
  authPluginData2: Buffer;
  authToken: Buffer;
}

const CAPABILITIES = 0x00_08_a2_0f;
const UTF8MB4 = 45;
const BINARY = 63;
const COLUMN_TYPES: Record<ValueType, number> = { int: 8, text: 253, time: 7, decimal: 246 };
const DEFAULT_QUERY_TIMEOUT_MS = 10_000;

let connections = 0;

/** Speaks the MySQL protocol on one connection until it is closed. */
export function serve(running: Running, connection: ServerConnection): void {
  connections += 1;
  const id = running.place.config.serverId * 1_000_000 + connections;
  const session: Session = {
    id,
    database: undefined,
    queryTimeoutMs: DEFAULT_QUERY_TIMEOUT_MS,
  };
  connection.on("error", () => connection.stream.destroy());
  connection.serverHandshake({
    protocolVersion: 10,
    serverVersion: versionText(running.place.facts),
    connectionId: id,
    statusFlags: 2,
    characterSet: UTF8MB4,
    capabilityFlags: CAPABILITIES,
    authCallback: (login: Login, done: (error: null, refusal?: object) => void) => {
      const refusal = refuse(running, session, login);
      done(null, refusal && { code: refusal.errno, message: refusal.message });
    },
  });

  const act = (work: () => Promise<ResultSet | undefined>) => {
    if (running.fault?.kind === "hang") return;
    // A reply starts at 1, the command was 0; mysql2 leaves that to the server.
    connection.sequenceId = 1;
    work().then(
      (result) => reply(connection, result),
      (error) => replyError(running, connection, error),
    );
  };
  const query = (sql: string) => act(() => answer(running, session, sql));
  connection.on("query", query);
  // mysql2 announces SET as if it were prepared.
  connection.on("stmt_prepare", (sql: string) =>
    /^\s*SET\b/i.test(sql) ? query(sql) : act(unsupported),
  );
  connection.on("stmt_execute", () => act(unsupported));
  connection.on("field_list", () => act(unsupported));
  connection.on("ping", () => act(async () => undefined));
  connection.on("init_db", (name: string) =>
    act(async () => void enterDatabase(running, session, name)),
  );
}

async function unsupported(): Promise<never> {
  throw new SqlError(1235, "This version doesn't support prepared statements");
}

/** Why a login is refused now, if it is. */
function refuse(running: Running, session: Session, login: Login): SqlError | undefined {
  if (running.phase === "initializing") return new SqlError(8001, "Server is initializing");
  if (!mayEnter(running, login))
    return new SqlError(1045, `Access denied for user '${login.user}'`);
  if (!login.database && running.phase === "restricted" && login.user.includes("@"))
    return new SqlError(5150, "Tenant not in this server");
  try {
    if (login.database) enterDatabase(running, session, login.database);
    return undefined;
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
}

function mayEnter(running: Running, login: Login): boolean {
  if (running.fault?.kind === "wrong-password") return false;
  const [user, tenant = "sys"] = login.user.split("#")[0]?.split("@") ?? [];
  return user === "root" && tenant === "sys" && knowsPassword(running, login);
}

/** mysql_native_password: the token hides SHA1(password), whose SHA1 the server knows. */
function knowsPassword(running: Running, login: Login): boolean {
  const known = Buffer.from(running.place.facts.passwordHash, "hex");
  const scramble = Buffer.concat([login.authPluginData1, login.authPluginData2]);
  const mask = sha1(Buffer.concat([scramble, known]));
  if (login.authToken.length !== mask.length) return false;
  const once = login.authToken.map((byte, index) => byte ^ (mask[index] ?? 0));
  return sha1(once).equals(known);
}

const sha1 = (data: Uint8Array) => createHash("sha1").update(data).digest();

function reply(connection: ServerConnection, result: ResultSet | undefined): void {
  if (connection.stream.destroyed) return;
  if (!result) {
    connection.writeOk();
    return;
  }
  connection.writeColumns(result.columns.map(({ name, type }) => column(name, type)));
  for (const row of result.rows) connection.writeTextRow(row.map(toText));
  connection.writeEof();
}

function replyError(running: Running, connection: ServerConnection, error: unknown): void {
  if (connection.stream.destroyed) return;
  const known = error instanceof SqlError ? error : new SqlError(4016, "Internal error");
  if (known !== error) running.log("ERROR", "SQL", `a statement failed: ${error}`);
  connection.writeError({ code: known.errno, message: known.message });
}

const column = (name: string, type: ValueType) => ({
  catalog: "def",
  schema: "",
  table: "",
  orgTable: "",
  name,
  orgName: name,
  characterSet: type === "text" ? UTF8MB4 : BINARY,
  columnLength: 1024,
  columnType: COLUMN_TYPES[type],
  flags: 0,
  decimals: type === "time" || type === "decimal" ? 6 : 0,
});
