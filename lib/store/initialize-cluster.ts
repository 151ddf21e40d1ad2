import "server-only";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { giveTo } from "./postgres-account";
import { DATABASE_USER } from "./postgres-address";
import { bareEnvironment, type PostgresBinaries } from "./postgres-binaries";
import type { PostgresHome } from "./postgres-home";

/**
 * Makes the password and the data directory if they are not there. Both appear whole or not at all,
 * whatever is killed meanwhile and whoever else does the same.
 */
export async function initializeCluster(
  home: PostgresHome,
  binaries: PostgresBinaries,
): Promise<void> {
  if (existsSync(home.cluster)) return;
  const draft = randomBytes(6).toString("hex");
  makePassword(home, draft);
  const directory = `${home.cluster}.${draft}`;
  mkdirSync(directory, { mode: 0o700 });
  giveTo(home.account, directory);
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        ...["--pgdata", directory, "--username", DATABASE_USER, "--pwfile", home.passwordFile],
        ...["--auth", "scram-sha-256", "--encoding", "UTF8"],
        ...["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
      ],
      { ...home.account, cwd: "/", env: bareEnvironment() },
    );
    renameSync(directory, home.cluster);
  } catch (error) {
    // Another console that started at the same time was faster.
    if (!existsSync(home.cluster)) throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function makePassword(home: PostgresHome, draft: string): void {
  if (existsSync(home.passwordFile)) return;
  const file = `${home.passwordFile}.${draft}`;
  writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
  giveTo(home.account, file);
  try {
    linkSync(file, home.passwordFile);
  } catch (error) {
    if (!existsSync(home.passwordFile)) throw error;
  } finally {
    rmSync(file);
  }
}
