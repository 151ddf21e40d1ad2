import type { HintKey } from "@/lib/contract/hint";
import type { Check, HostProbe, Listener, ObserverPlace } from "./host";
import { judgeProcess, type ProcessVerdict } from "./judge-process";

const GIB_KB = 1024 * 1024;
const LEAST_DISK_KB = GIB_KB;
const LEAST_MEMORY_KB = 3 * GIB_KB;
const LEAST_OPEN_FILES = 20_000;
const LEAST_PROCESSES = 4096;
const SERIOUSNESS = { block: 0, warn: 1, ok: 2 } as const;

/**
 * The checks of a restart, most serious first. Where the observer already runs, its ports and
 * directories are its own and are not looked at. Limits and memory only warn.
 */
export function preflight(place: ObserverPlace, probe: HostProbe): Check[] {
  if (!probe.homeExists)
    return [check("home", false, `${place.home} is missing`, "the directory", "host.no-home")];
  const verdict = judgeProcess(probe);
  const checks = [
    checkProcess(verdict),
    check("binary", probe.hasBinary, there(probe.hasBinary), "bin/observer", "host.no-binary"),
    ...(verdict.state === "running" ? [] : checksBeforeStart(place, probe)),
    ...checkLimits(probe),
  ];
  return checks.sort((one, other) => SERIOUSNESS[one.level] - SERIOUSNESS[other.level]);
}

function checkProcess(verdict: ProcessVerdict): Check {
  const need = "at most one observer in the home";
  switch (verdict.state) {
    case "not_running":
      return check("process", true, "no observer runs", need, undefined);
    case "running":
      return check("process", true, `it runs, pid ${verdict.process.pid}`, need, undefined);
    case "lock_held":
      return check(
        "process",
        false,
        `no observer is to be seen, but pid ${verdict.pid} holds run/observer.pid`,
        need,
        "host.lock-held",
      );
    case "several": {
      const pids = verdict.processes.map(({ pid }) => pid).join(", ");
      return check("process", false, `observers with pids ${pids}`, need, "host.two-observers");
    }
  }
}

function checksBeforeStart(place: ObserverPlace, probe: HostProbe): Check[] {
  const { hasConfig, etcOwnerUid, uid, homeReadOnly, homeFreeKb, listeners } = probe;
  const isOwner = etcOwnerUid === undefined || etcOwnerUid === uid;
  const checks = [
    check("config", hasConfig, there(hasConfig), "etc/observer.config.bin", "host.no-config"),
    check("user", isOwner, `uid ${uid}`, `uid ${etcOwnerUid ?? uid}`, "host.wrong-user"),
    checkPort("sql-port", place.sqlPort, listeners.sql),
    checkPort("rpc-port", place.rpcPort, listeners.rpc),
    check(
      "writable",
      !homeReadOnly,
      homeReadOnly ? "read-only" : "writable",
      "writable",
      "host.disk-full",
    ),
  ];
  if (homeFreeKb === undefined) return checks;
  const enough = homeFreeKb >= LEAST_DISK_KB;
  return [...checks, check("disk", enough, gib(homeFreeKb), "1 GiB free", "host.disk-full")];
}

function checkPort(id: string, port: number, listener: Listener | undefined): Check {
  const { pid, exe } = listener ?? {};
  const who = pid === undefined ? "a program that cannot be seen" : `pid ${pid} (${exe ?? "?"})`;
  const found = listener ? `${port} is taken by ${who}` : `${port} is free`;
  return check(id, listener === undefined, found, "a free port", "host.port-taken");
}

function checkLimits({ limits, memoryAvailableKb }: HostProbe): Check[] {
  const checks = [
    atLeast("open-files", limits.openFiles, LEAST_OPEN_FILES),
    atLeast("processes", limits.processes, LEAST_PROCESSES),
  ];
  if (memoryAvailableKb === undefined) return checks;
  const enough = memoryAvailableKb >= LEAST_MEMORY_KB;
  const memory = { id: "memory", found: gib(memoryAvailableKb), need: "3 GiB available" };
  return [...checks, { ...memory, level: enough ? "ok" : "warn", hint: limitHint(enough) }];
}

function atLeast(id: string, value: number, least: number): Check {
  const enough = value >= least;
  const found = Number.isFinite(value) ? String(value) : "unlimited";
  return { id, level: enough ? "ok" : "warn", found, need: `${least}`, hint: limitHint(enough) };
}

const limitHint = (enough: boolean): HintKey | undefined => (enough ? undefined : "host.limits");

const check = (
  id: string,
  passes: boolean,
  found: string,
  need: string,
  hint: HintKey | undefined,
): Check => ({ id, level: passes ? "ok" : "block", found, need, hint: passes ? undefined : hint });

const there = (isThere: boolean) => (isThere ? "there" : "missing");
const gib = (kb: number) => `${(kb / GIB_KB).toFixed(1)} GiB`;
