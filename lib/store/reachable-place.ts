import "server-only";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { log } from "@/lib/process/log";
import { canEnter, giveTo, type PostgresAccount } from "./postgres-account";
import { binariesIn, type PostgresBinaries } from "./postgres-binaries";

// Root's own directories are closed to the account that PostgreSQL must run as when we are root, and
// a clone below /root is ordinary. What it cannot reach there is kept here.
const ELSEWHERE = "/var/lib/obdeck";

/**
 * The directory itself, or where the account may not enter it another one, which a file `elsewhere` in
 * it names from then on.
 */
export function reachableDirectory(
  account: PostgresAccount | undefined,
  directory: string,
): string {
  if (canEnter(account, directory)) return directory;
  const pointer = join(directory, "elsewhere");
  if (!existsSync(pointer)) {
    mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
    const place = join(ELSEWHERE, `data-${randomBytes(6).toString("hex")}`);
    mkdirSync(place, { mode: 0o700 });
    giveTo(account, place);
    writeFileSync(pointer, place, { flush: true });
  }
  const place = readFileSync(pointer, "utf8").trim();
  log.info(
    { directory, place },
    "PostgreSQL's account cannot enter the directory; its data is elsewhere",
  );
  return place;
}

/** The programs themselves, or a copy where the account can run them. */
export function reachableBinaries(
  account: PostgresAccount | undefined,
  binaries: PostgresBinaries,
): PostgresBinaries {
  if (canEnter(account, binaries.root)) return binaries;
  const copy = join(ELSEWHERE, `postgresql-${binaries.version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${randomBytes(6).toString("hex")}`;
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return { ...binaries, ...binariesIn(copy) };
}
