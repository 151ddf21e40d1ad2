import type { HintKey } from "@/lib/contract/hint";
import type { CallControl } from "./control";

/** An observer's place on a host. */
export interface ObserverPlace {
  /** Absolute path; the observer's working directory. */
  home: string;
  ip: string;
  sqlPort: number;
  rpcPort: number;
}

/** How the agent beside an observer is started and asked. */
export type AgentProfile =
  | { kind: "none" }
  /** `ocp_agentctl` or `ob_agentctl`: `start`, and `status` that prints JSON with `state` and `ready`. */
  | { kind: "agentctl"; command: string };

/** Which process: a pid alone may be reused. `startTicks` is field 22 of /proc/pid/stat. */
export interface ProcessIdentity {
  bootId: string;
  pid: number;
  startTicks: string;
}

export interface Listener {
  inode: string;
  pid: number | undefined;
  exe: string | undefined;
}

/** What a host says about one observer's home, by /proc and never by the pid file alone. */
export interface HostProbe {
  bootId: string;
  uid: number;
  homeExists: boolean;
  etcOwnerUid: number | undefined;
  hasBinary: boolean;
  hasConfig: boolean;
  pidFilePid: number | undefined;
  /** Who holds the lock on run/observer.pid. */
  lockPid: number | undefined;
  observers: readonly ProcessIdentity[];
  /** Who listens on `ip:port` or on every address at that port. */
  listeners: { sql: Listener | undefined; rpc: Listener | undefined };
  limits: { openFiles: number; processes: number };
  memoryAvailableKb: number | undefined;
  homeFreeKb: number | undefined;
  homeReadOnly: boolean;
}

/** One preflight check: `block` stops a start, `warn` is told and passed over. */
export interface Check {
  id: string;
  level: "ok" | "warn" | "block";
  found: string;
  need: string;
  hint: HintKey | undefined;
}

/** Lets a host refuse an attempt older than one it has already seen. */
export interface Fence {
  installationId: string;
  value: number;
}

/**
 * How a host is reached. Local today, SSH later: every call is a script sent to a shell on the host
 * and lines read back, so nothing here may assume that the host is this machine.
 * Each call ends by its deadline or with its signal, and throws only `DriverError`.
 */
export interface HostDriver {
  /** Reads only; takes at most 10 s. */
  probe(place: ObserverPlace, control: CallControl): Promise<HostProbe>;
  /** Reads only. The checks of a start, most serious first. */
  preflight(place: ObserverPlace, probe: HostProbe): Check[];
  /**
   * Starts the observer as a daemon, once: under an exclusive lock on the host, behind the fence,
   * after looking whether it already runs.
   */
  startObserver(
    place: ObserverPlace,
    fence: Fence,
    control: CallControl,
  ): Promise<{ outcome: "started" | "already_running"; process: ProcessIdentity }>;
  /**
   * Ends exactly this process, if it is still the same one. With a fence, under the same lock and behind
   * the same fence as a start: an attempt older than one the host has seen is refused.
   */
  stopObserver(
    place: ObserverPlace,
    process: ProcessIdentity,
    signal: "TERM" | "KILL",
    control: CallControl,
    fence?: Fence,
  ): Promise<void>;
  agentStatus(
    agent: AgentProfile,
    control: CallControl,
  ): Promise<{ running: boolean; ready: boolean; detail: string }>;
  agentStart(agent: AgentProfile, control: CallControl): Promise<void>;
  /** The last lines of log/observer.log that are errors or notices, oldest first. */
  tailLog(place: ObserverPlace, lines: number, control: CallControl): Promise<string[]>;
}
