/** What is known of a kind of step without running it: enough to plan. Timeouts are OCP's where it states them. */
export interface StepKind {
  /** As shown and as on OCP's wire. */
  title: string;
  timeoutMs: number;
  /** Once it has begun, the task cannot be rolled back. */
  prohibitRollback?: true;
  /** Later steps rely on it, so it must not be skipped. */
  prohibitSkip?: true;
}

const MINUTE_MS = 60_000;

/** Every kind of step, by the id under which the engine finds it. */
export const STEP_KINDS = {
  "prepare-start-cluster": kind("Prepare start cluster", 5, { prohibitSkip: true }),
  "prepare-stop-cluster": kind("Prepare stop cluster", 5, { prohibitSkip: true }),
  "prepare-restart-cluster": kind("Prepare restart cluster", 5, { prohibitSkip: true }),
  "prepare-rolling-restart": kind("Prepare rolling restart", 5, { prohibitSkip: true }),
  "prepare-start-zone": kind("Prepare start OB zone", 30, { prohibitSkip: true }),
  "prepare-stop-zone": kind("Prepare stop OB zone", 30, { prohibitSkip: true }),
  "prepare-restart-zone": kind("Prepare restart OB zone", 30, { prohibitSkip: true }),
  "prepare-start-observer": kind("Prepare start observer", 1, { prohibitSkip: true }),
  "prepare-stop-observer": kind("Prepare stop observer", 5, { prohibitSkip: true }),
  "prepare-restart-observer": kind("Prepare restart observer", 5, { prohibitSkip: true }),
  "set-zone-context": kind("Set zone context", 5),
  "wait-node": kind("Wait node", 0.5),
  "stop-server": kind("Stop server", 5),
  "stop-zone": kind("Stop zone", 30),
  "stop-observer-process": kind("Stop observer process", 20),
  "wait-observer-stop": kind("Wait observer stop", 30),
  "start-observer-process": kind("Start observer process", 2),
  "wait-observer-active": kind("Wait observer active", 30),
  "wait-observer-accessible": kind("Wait observer accessible", 30),
  "start-agent-service": kind("Start ocp agent service", 1.5),
  "start-server": kind("Start server", 2),
  "start-zone": kind("Start zone", 30),
  "wait-log-in-sync": kind("Wait log in sync", 30),
  "update-observer-status": kind("Update observer status", 0.5),
  "update-zone-status": kind("Update zone status", 0.5),
  "sync-cluster-info": kind("Sync cluster info", 1),
  "sync-tenant-info": kind("Sync all tenant information", 1),
  "update-cluster-status": kind("Update OB cluster status", 0.5),
} as const satisfies Record<string, StepKind>;

export type StepId = keyof typeof STEP_KINDS;

function kind(
  title: string,
  timeoutMinutes: number,
  flags: Pick<StepKind, "prohibitRollback" | "prohibitSkip"> = {},
): StepKind {
  return { title, timeoutMs: timeoutMinutes * MINUTE_MS, ...flags };
}

/** A step kind as the fields that a `Step` has of it. */
export const stepKind = (id: StepId) => {
  const { title, timeoutMs } = STEP_KINDS[id];
  return { id, title, timeoutMs };
};
