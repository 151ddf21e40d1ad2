import "server-only";
import { connect as connectSocket, type Socket } from "node:net";
import { type Connection, createConnection } from "mysql2";
import type { Endpoint, SysAccount } from "./cluster";
import { type SqlError, sqlError } from "./sql-error";

const CONNECT_MS = 3000;
/** A tenant or its database cannot be resolved yet: sign in with less. */
const NO_DATABASE = 1049;
const NO_TENANT = [5150, 5157, 5160];

/** An open connection to one server. */
export interface Session {
  endpoint: Endpoint;
  /** Signed in without the database, or without the tenant's name: the server is still starting. */
  restricted: boolean;
  /** False once it broke; then it must not be used again. */
  readonly alive: boolean;
  /** Rows with lower-case column names. Throws `SqlError`; then, or when aborted, it may be broken. */
  query(sql: string, timeoutMs: number, signal: AbortSignal): Promise<Record<string, unknown>[]>;
  destroy(): void;
}

interface SignIn {
  user: string;
  database: string | undefined;
}

/**
 * Signs in on one server within `timeoutMs`, or 3 s. While it boots it may know neither its tenants nor
 * the database; then with less. Throws `SqlError`; the signal destroys the connection at once.
 */
export async function connect(
  endpoint: Endpoint,
  account: SysAccount,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Session> {
  const until = Date.now() + Math.min(timeoutMs, CONNECT_MS);
  const open = (signIn: SignIn) =>
    signInOnce(endpoint, account.password, signIn, Math.max(until - Date.now(), 1), signal);
  const full = { user: account.user, database: "oceanbase" };
  try {
    return session(endpoint, await open(full), false);
  } catch (thrown) {
    const error = sqlError(endpoint, thrown, "sign-in");
    const less = lesserSignIn(error, full);
    if (!less || signal.aborted) throw error;
    // What a lesser sign-in is refused with says less than the first error.
    const connection = await open(less).catch(() => Promise.reject(error));
    return session(endpoint, connection, true);
  }
}

function lesserSignIn({ errno }: SqlError, { user }: SignIn): SignIn | undefined {
  if (errno === NO_DATABASE) return { user, database: undefined };
  if (errno === undefined || !NO_TENANT.includes(errno)) return undefined;
  return { user: user.replace(/@.*$/, ""), database: undefined };
}

interface SignedIn {
  connection: Connection;
  /** Ended by hand: the client's own `destroy` waits for the server to hang up too. */
  socket: Socket;
}

function signInOnce(
  { ip, sqlPort }: Endpoint,
  password: string,
  { user, database }: SignIn,
  connectTimeout: number,
  signal: AbortSignal,
): Promise<SignedIn> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host: ip, port: sqlPort, noDelay: true, keepAlive: true });
    const connection = createConnection({
      stream: () => socket,
      user,
      password,
      connectTimeout,
      dateStrings: true,
      supportBigNumbers: true,
      multipleStatements: false,
      ...(database !== undefined && { database }),
    });
    const onAbort = () => socket.destroy();
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    connection.on("error", (error) => {
      signal.removeEventListener("abort", onAbort);
      socket.destroy();
      reject(error);
    });
    connection.once("connect", () => {
      signal.removeEventListener("abort", onAbort);
      resolve({ connection, socket });
    });
  });
}

function session(
  endpoint: Endpoint,
  { connection, socket }: SignedIn,
  restricted: boolean,
): Session {
  let alive = true;
  const end = () => {
    alive = false;
  };
  connection.on("error", end);
  connection.on("end", end);
  // What waits for an answer is told that the connection was lost.
  const destroy = () => {
    end();
    socket.destroy();
  };
  return {
    endpoint,
    restricted,
    get alive() {
      return alive;
    },
    destroy,
    async query(sql, timeout, signal) {
      if (signal.aborted) destroy();
      signal.addEventListener("abort", destroy, { once: true });
      try {
        return await runQuery(connection, sql, timeout);
      } catch (thrown) {
        const error = sqlError(endpoint, thrown, "statement");
        if (error.errno === undefined) destroy();
        throw error;
      } finally {
        signal.removeEventListener("abort", destroy);
      }
    },
  };
}

function runQuery(
  connection: Connection,
  sql: string,
  timeout: number,
): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, timeout: Math.max(timeout, 1) }, (error, result) => {
      if (error) reject(error);
      else resolve(Array.isArray(result) ? result.map(lowerCase) : []);
    });
  });
}

const lowerCase = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
