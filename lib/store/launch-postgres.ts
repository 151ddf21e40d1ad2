import "server-only";
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { bareEnvironment } from "./postgres-binaries";
import type { PostgresHome } from "./postgres-home";

/** A PostgreSQL that was just started. */
export interface LaunchedPostgres {
  isRunning(): boolean;
  /** The end of its log. */
  tail(): string;
}

/** The longest path of a unix socket on Linux is 107 bytes; macOS has 103. */
const SOCKET_PATH_BYTES = 103;
const SOCKET_NAME = "/.s.PGSQL.65535";
const LOG_BYTES = 10_000_000;

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C reaches the console alone and it can hand
 * over its work before it stops its database. `more` are settings that go before a console's own.
 */
export async function launchPostgres(
  home: PostgresHome,
  program: string,
  more: Readonly<Record<string, string>> = {},
): Promise<LaunchedPostgres> {
  if (existsSync(home.logFile) && statSync(home.logFile).size > LOG_BYTES)
    renameSync(home.logFile, `${home.logFile}.1`);
  const output = openSync(home.logFile, "a", 0o600);
  const settings = { ...(await settingsOf(home)), ...more };
  const child = spawn(
    program,
    ["-D", home.cluster, ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`])],
    {
      ...home.account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", output, output],
      env: bareEnvironment(),
    },
  );
  closeSync(output);
  let failure: Error | undefined;
  child.on("error", (error) => {
    failure = error;
  });
  child.unref();
  return {
    isRunning: () => !failure && child.exitCode === null && child.signalCode === null,
    tail: () =>
      failure?.message ?? readFileSync(home.logFile, "utf8").split("\n").slice(-12).join("\n"),
  };
}

async function settingsOf(home: PostgresHome): Promise<Record<string, string>> {
  const bySocket = Buffer.byteLength(home.sockets + SOCKET_NAME) <= SOCKET_PATH_BYTES;
  const listen: Record<string, string> = bySocket
    ? { listen_addresses: "", unix_socket_directories: home.sockets, port: "5432" }
    : {
        listen_addresses: "127.0.0.1",
        unix_socket_directories: "",
        port: String(await freePort()),
      };
  return {
    ...listen,
    unix_socket_permissions: "0700",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    max_connections: "200",
    log_timezone: "UTC",
    timezone: "UTC",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
