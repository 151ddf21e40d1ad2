import "server-only";
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cleanEnvironment } from "../clean-environment";
import { lockHolder } from "../process-table";
import { readFault } from "../read-fault";
import { recordRefused } from "../starts";
import { readFlags, USAGE } from "./flags";
import { readPlace } from "./place";

const PID_FILE = "run/observer.pid";
const DAEMON_NODE_OPTIONS = "--max-old-space-size=64 --max-semi-space-size=1 --v8-pool-size=1";

/** Why a start is refused, or what it answers beside a fork. */
class Ended extends Error {
  readonly code: number;

  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

/**
 * The command as an operator runs it: checks flags, owner and lock, forks the daemon and ends with 0.
 * That 0 says no more than the real one does: everything that can go wrong later is in the log.
 */
export function launch(words: string[]): void {
  try {
    const home = process.cwd();
    check(home, words);
    closeInherited();
    fork(home, words);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    const stream = error.code === 0 ? process.stdout : process.stderr;
    stream.write(`${error.message.trimEnd()}\n`);
    process.exitCode = error.code;
  }
}

function check(home: string, words: string[]): void {
  const flags = readFlags(words);
  if (flags.kind === "wrong") throw new Ended(1, `observer: ${flags.message}\n${USAGE}`);
  if (flags.kind === "version") throw new Ended(0, versionOf(process.argv[1] ?? ""));
  if (!readPlace(home))
    throw new Ended(1, "ERROR: etc/observer.config.bin is missing or incomplete in this directory");

  const owner = statSync(join(home, "etc")).uid;
  const uid = process.getuid?.();
  if (uid !== owner)
    throw new Ended(
      1,
      `ERROR: current user(uid=${uid}) that starts observer is not the same with the original one(uid=${owner})`,
    );
  if (readFault(home)?.kind === "exits-at-once")
    throw new Ended(1, "ERROR: bin/observer cannot run on this machine: illegal instruction");

  mkdirSync(join(home, "run"), { recursive: true });
  if (tryLock().status === 0) return;
  recordRefused(home, "locked");
  throw new Ended(1, `ERROR: pid already exists: ${PID_FILE} is locked by ${lockHolder(PID_FILE)}`);
}

// What the caller left open would stay open for the daemon's life; Node closes only the lowest of it.
function closeInherited(): void {
  for (const name of readdirSync("/proc/self/fd")) {
    const fd = Number(name);
    if (fd > 2 && existsSync(`/proc/self/fd/${fd}`) && !isClosedOnExec(fd)) closeSync(fd);
  }
}

function isClosedOnExec(fd: number): boolean {
  const [, flags = "0"] =
    /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8")) ?? [];
  return (Number.parseInt(flags, 8) & 0o2_000_000) !== 0;
}

const tryLock = (): SpawnSyncReturns<Buffer> =>
  spawnSync("flock", ["--nonblock", PID_FILE, "true"], { stdio: "ignore" });

/**
 * flock locks and then becomes the daemon, so that the lock is the daemon's own, by pid, from the
 * instant it exists until it ends. Descriptors of the caller are not passed on.
 */
function fork(home: string, words: string[]): void {
  const observer = join(home, "bin/observer");
  const daemon = spawn(
    "flock",
    ["--nonblock", "--no-fork", PID_FILE, process.execPath, observer, "--daemonized", ...words],
    {
      argv0: observer,
      cwd: home,
      detached: true,
      stdio: "ignore",
      env: { ...cleanEnvironment(), NODE_OPTIONS: DAEMON_NODE_OPTIONS, UV_THREADPOOL_SIZE: "1" },
    },
  );
  daemon.once("error", (error) => {
    process.stderr.write(`ERROR: cannot fork: ${error.message}\n`);
    process.exitCode = 1;
  });
  daemon.once("spawn", () => process.exit(0));
}

function versionOf(script: string): string {
  const place = readPlace(join(script, "../..")) ?? readPlace(process.cwd());
  if (!place) return "observer (OceanBase, simulated)\n";
  const { edition, version } = place.facts;
  return `observer (${edition === "CE" ? "OceanBase_CE" : "OceanBase"} ${version})\n`;
}
