import "server-only";
import { existsSync, truncateSync, writeFileSync } from "node:fs";
import { type ProcessId, processOf } from "../process-table";
import { readFault } from "../read-fault";
import { recordBegin, recordEnd } from "../starts";
import { boot } from "./boot";
import { crashLater } from "./crash";
import { readFlags } from "./flags";
import { type ObserverLog, openLog } from "./observer-log";
import { type Place, readPlace } from "./place";
import { Running } from "./running";

const PID_FILE = "run/observer.pid";

/** The life of an observer's process, from the moment it holds the lock of its home. */
export async function daemon(words: string[]): Promise<void> {
  // Not by its name: the directory may be moved while it runs.
  const place = readPlace(".");
  const self = processOf(process.pid);
  const flags = readFlags(words.slice(1));
  if (!place || !self || flags.kind !== "run") process.exit(1);

  writeFileSync(PID_FILE, `${self.pid}\n`);
  recordBegin(place.home, self);
  const log = openLog(place.home);
  log("INFO", "SERVER", "[OBSERVER_NOTICE] start to init observer");
  const running = new Running(place, self, log, flags.sqlPort ?? place.config.sqlPort);
  endOnSignal(place, self, log);
  crashLater(running);
  try {
    await boot(running);
  } catch (error) {
    log("ERROR", "SERVER", `${error instanceof Error ? error.message : error}`);
    log("ERROR", "SERVER", "[OBSERVER_NOTICE] fail to init observer");
    leave(place, self, "fail to init observer", 1);
  }
}

function endOnSignal(place: Place, self: ProcessId, log: ObserverLog): void {
  const stop = () => {
    if (readFault(place.home)?.kind === "will-not-end") {
      log("WARN", "SERVER", "signal TERM: the observer waits for its sessions to end");
      return;
    }
    log("INFO", "SERVER", "[OBSERVER_NOTICE] observer stops: signal TERM");
    leave(place, self, "TERM", 0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGHUP", () => undefined);
  process.on("uncaughtException", (error) => {
    // When the fleet's directory was removed there is nothing left to write to.
    if (!existsSync("log")) process.exit(1);
    log("ERROR", "SERVER", `[OBSERVER_NOTICE] observer ends: ${error.stack ?? error.message}`);
    leave(place, self, "uncaught exception", 1);
  });
}

// The pid file is emptied and not removed: who locks a removed file does not see who locks the next.
function leave(place: Place, self: ProcessId, reason: string, code: number): never {
  truncateSync(PID_FILE);
  recordEnd(place.home, self, reason);
  process.exit(code);
}
