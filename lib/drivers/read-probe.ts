import type { HostProbe, Listener, ProcessIdentity } from "./host";
import type { ScriptResult } from "./run-script";
import { brokenScript, ScriptFacts } from "./script-facts";

/** Reads what the probe script printed. Throws `DriverError` when it did not get to its end. */
export function readProbe(result: ScriptResult): HostProbe {
  const facts = new ScriptFacts(result.stdout);
  const bootId = facts.text("boot_id");
  const uid = facts.number("uid");
  if (bootId === undefined || uid === undefined) throw brokenScript("The probe", result);
  const lockPids = facts.all("lock_pid").map(Number);
  return {
    bootId,
    uid,
    homeExists: facts.text("home") === "1",
    etcOwnerUid: facts.number("etc_uid"),
    hasBinary: facts.text("bin") === "1",
    hasConfig: facts.text("config") === "1",
    pidFilePid: facts.number("pidfile_pid"),
    lockPid: lockPids[0],
    observers: facts.all("observer").flatMap((text) => readIdentity(bootId, text)),
    listeners: { sql: readListener(facts.text("sql")), rpc: readListener(facts.text("rpc")) },
    limits: {
      openFiles: readLimit(facts.text("open_files")),
      processes: readLimit(facts.text("processes")),
    },
    memoryAvailableKb: facts.number("memory_kb"),
    homeFreeKb: lowest(facts.all("free_kb").map(Number)),
    homeReadOnly: facts.text("read_only") === "1",
  };
}

function readIdentity(bootId: string, text: string): ProcessIdentity[] {
  const [pid, startTicks] = text.split(" ");
  return pid && startTicks ? [{ bootId, pid: Number(pid), startTicks }] : [];
}

function readListener(text: string | undefined): Listener | undefined {
  const [, inode, pid, exe] = /^(\d+) (\d*) ?(.*)$/.exec(text ?? "") ?? [];
  if (!inode) return undefined;
  return { inode, pid: pid ? Number(pid) : undefined, exe: exe || undefined };
}

const readLimit = (text: string | undefined) =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;

const lowest = (numbers: readonly number[]) =>
  numbers.length > 0 ? Math.min(...numbers) : undefined;
