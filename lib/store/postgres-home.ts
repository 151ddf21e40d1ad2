import "server-only";
import { existsSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { giveTo, type PostgresAccount, unprivilegedAccount } from "./postgres-account";
import { reachableDirectory } from "./reachable-place";

/** Where everything of an embedded PostgreSQL lies, and as whom it runs. */
export interface PostgresHome {
  /** The data directory, PGDATA. */
  cluster: string;
  sockets: string;
  passwordFile: string;
  logFile: string;
  account: PostgresAccount | undefined;
}

/** Makes the directory if it is not there, for nobody but the account that PostgreSQL runs as. */
export function openHome(directory: string): PostgresHome {
  const account = unprivilegedAccount();
  const isNew = !existsSync(directory) || readdirSync(directory).length === 0;
  // Others must be able to pass its parents, so these are made without its mode.
  mkdirSync(dirname(directory), { recursive: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (isNew) giveTo(account, directory);
  const root = reachableDirectory(account, realpathSync(directory));
  const sockets = join(root, "socket");
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  giveTo(account, sockets);
  return {
    cluster: join(root, "cluster"),
    sockets,
    passwordFile: join(root, "password"),
    logFile: join(root, "postgres.log"),
    account,
  };
}
