import { z } from "zod";
import type { CallControl } from "@/lib/drivers/control";
import type { Step, StepRun } from "@/lib/engine/step";
import type { World } from "../world";

/** What every step on one server is told. */
export const ServerInput = z.object({ clusterId: z.int(), serverId: z.int() });
export type ServerInput = z.infer<typeof ServerInput>;

/** A step on one server. */
export type ServerStep = Step<ServerInput, World>;
/** What a step on one server is handed. */
export type ServerRun = StepRun<ServerInput, World>;

/** The bound of a driver call inside a step: the step's own, or sooner. */
export function controlOf(run: ServerRun, atMostMs = Number.POSITIVE_INFINITY): CallControl {
  return { signal: run.signal, deadline: Math.min(run.deadline, Date.now() + atMostMs) };
}
