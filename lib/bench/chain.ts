import type { NewTask } from "@/lib/store/create-task";

export const CHAIN_LENGTH = 9;
export const CHAIN_STEP = "bench-step";
export const CHAIN_TIMEOUT_MS = 60_000;

/** A task like the start of a server: nine steps, one after the other. `input` is every step's. */
export function chainTask(input: Record<string, unknown>): NewTask {
  return {
    name: "Bench",
    clusterName: "bench",
    obClusterId: 1,
    targetName: "127.0.0.1:2882",
    zoneName: "zone1",
    creator: { id: 100, name: "admin" },
    facts: { server: "127.0.0.1:2882" },
    subtasks: Array.from({ length: CHAIN_LENGTH }, (_, index) => ({
      key: String(index),
      stepId: CHAIN_STEP,
      name: `Step ${index + 1}`,
      input: { ...input, index },
      timeoutMs: CHAIN_TIMEOUT_MS,
      upstreams: index === 0 ? [] : [String(index - 1)],
    })),
  };
}
