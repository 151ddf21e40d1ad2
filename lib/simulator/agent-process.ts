import "server-only";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { directoryOf, lockHolder } from "./process-table";

const PATIENCE_MS = 5_000;

/** The pid of the agent's daemon: who holds its lock and works in its directory. */
export function agentDaemonOf(agentHome: string): number | undefined {
  const pid = lockHolder(join(agentHome, "run/ob_agentd.pid"));
  return pid !== undefined && directoryOf(pid) === agentHome ? pid : undefined;
}

/** Ends the agent's daemon, if it runs, and waits until it has. */
export async function stopAgent(agentHome: string): Promise<void> {
  const pid = agentDaemonOf(agentHome);
  if (pid === undefined) return;
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE_MS;
  while (agentDaemonOf(agentHome) === pid) {
    if (Date.now() > deadline) throw new Error(`ob_agentd (pid ${pid}) does not end`);
    await sleep(20);
  }
}
