import "server-only";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { log } from "@/lib/process/log";
import { initializeCluster } from "./initialize-cluster";
import { launchPostgres } from "./launch-postgres";
import { answerOf, countOthers, ensureDatabase } from "./postgres-address";
import { findPostgresBinaries } from "./postgres-binaries";
import { openHome, type PostgresHome } from "./postgres-home";
import {
  endOrphans,
  endPostgres,
  isPostgresOn,
  readPostmaster,
  untilForgotten,
} from "./postgres-process";
import { reachableBinaries } from "./reachable-place";

/** The console's own PostgreSQL. */
export interface EmbeddedPostgres {
  url: string;
  /** Stops it, unless another console still uses it: then the last one does. Close the pool first. */
  stop(): Promise<void>;
}

const ANSWER_MS = 30_000;

/**
 * Starts PostgreSQL on a directory, made the first time, or joins the one that already runs there: a
 * second console shares it, and one whose console was killed is adopted. It listens on a unix socket
 * that only its account can reach, or on loopback where the path is too long for one; every
 * connection needs the generated password.
 */
export async function startEmbeddedPostgres(options: {
  directory: string;
  /** How long one that runs already may take to answer before it is ended and started anew. */
  answerMs?: number;
  /** Settings beyond a console's own, for one that is started here. */
  settings?: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres> {
  const home = openHome(options.directory);
  const binaries = reachableBinaries(home.account, findPostgresBinaries());
  refuseOtherMajor(home.cluster, binaries.version);
  await initializeCluster(home, binaries);
  const url =
    (await adopt(home, options.answerMs ?? ANSWER_MS)) ??
    (await start(home, binaries.postgres, options.settings));
  return { url: await ensureDatabase(url), stop: () => stop(home, url) };
}

/** The package has no pg_upgrade: a data directory of another major cannot be used. */
function refuseOtherMajor(cluster: string, version: string): void {
  const file = join(cluster, "PG_VERSION");
  if (!existsSync(file)) return;
  const found = readFileSync(file, "utf8").trim();
  const [major] = version.split(".");
  if (found !== major)
    throw new Error(
      `The data in ${cluster} belongs to PostgreSQL ${found}, and this OBDeck brings PostgreSQL ${major}. Dump it with the programs of the OBDeck that wrote it (pg_dumpall), move the directory away, start this OBDeck once, and restore the dump.`,
    );
}

/** Joins what runs there, once it answers. Ends it when it does not, by what it is. */
async function adopt(home: PostgresHome, withinMs: number): Promise<string | undefined> {
  const found = readPostmaster(home.cluster);
  if (!found) return undefined;
  const isRunning = () => isPostgresOn(found.pid, home.cluster);
  const url = isRunning() ? await answerOf(home, { withinMs, while: isRunning }) : undefined;
  if (url) {
    log.info({ pid: found.pid }, "joined the PostgreSQL that already runs");
    return url;
  }
  if (isRunning()) {
    log.warn({ pid: found.pid }, "the PostgreSQL that runs does not answer and is ended");
    await endPostgres(found.pid, home.cluster);
  }
  await clearAway(found.pid, home.cluster);
  return undefined;
}

/** Ends what outlived a postmaster and forgets it, unless another one has begun there meanwhile. */
async function clearAway(pid: number, cluster: string): Promise<void> {
  const isLast = () => readPostmaster(cluster)?.pid === pid;
  if (!isLast()) return;
  await endOrphans(cluster);
  await untilForgotten(pid);
  if (isLast()) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

async function start(
  home: PostgresHome,
  program: string,
  settings?: Readonly<Record<string, string>>,
): Promise<string> {
  const child = await launchPostgres(home, program, settings);
  // If another console was faster, this one ends at once, and what answers is the other.
  const url = await answerOf(home, { withinMs: ANSWER_MS, while: child.isRunning });
  const answer = url ?? (await adopt(home, ANSWER_MS));
  if (answer) return answer;
  throw new Error(`PostgreSQL did not start. Its log (${home.logFile}) ends:\n${child.tail()}`);
}

async function stop(home: PostgresHome, url: string): Promise<void> {
  const found = readPostmaster(home.cluster);
  if (!found || !isPostgresOn(found.pid, home.cluster)) return;
  const others = await countOthers(url).catch(() => 0);
  if (others > 0) {
    log.info({ pid: found.pid }, "PostgreSQL runs on: another console uses it");
    return;
  }
  await endPostgres(found.pid, home.cluster);
}
