import { z } from "zod";
import { Action, Scope } from "./action";
import { Holder } from "./holder";
import { SubtaskTarget } from "./task";

/** How long something usually takes here, by its runs that succeeded. Absent below five of them. */
const Usual = z.object({ p50Ms: z.int(), p90Ms: z.int(), samples: z.int() }).meta({ id: "Usual" });
export type Usual = z.infer<typeof Usual>;

/** A subtask that would be made. Ids count from 1 and mean something in this plan alone. */
export const PlannedSubtask = z
  .object({
    id: z.int(),
    name: z.string(),
    description: z.string(),
    /** What the step does, in one sentence. */
    purpose: z.string(),
    seriesId: z.int(),
    /** Seconds. */
    timeout: z.int(),
    parallelIdx: z.int(),
    prohibitRollback: z.boolean(),
    prohibitSkip: z.boolean(),
    upstreams: z.array(z.int()),
    downstreams: z.array(z.int()),
    target: SubtaskTarget.optional(),
    usual: Usual.optional(),
  })
  .meta({ id: "PlannedSubtask" });
export type PlannedSubtask = z.infer<typeof PlannedSubtask>;

/** One thing that was looked at. BLOCK refuses the operation; `forcible` says that `force` passes it. */
export const PlanCheck = z
  .object({
    id: z.string(),
    level: z.enum(["PASS", "WARN", "BLOCK"]),
    /** What was looked at, e.g. `Majority of every log stream`. */
    title: z.string(),
    /** What was found, with the names of tenant, log stream, zone and server. */
    reason: z.string(),
    /** What can be done about it; absent where nothing has to be. */
    advice: z.string().optional(),
    forcible: z.literal(true).optional(),
    /** The task that is in the way. */
    holder: Holder.optional(),
  })
  .meta({ id: "PlanCheck" });
export type PlanCheck = z.infer<typeof PlanCheck>;

/** Servers in service, by zone and in all. */
const InService = z.object({ zones: z.record(z.string(), z.int()), servers: z.int() });

/** How many servers serve before, at the worst moment, and after. */
export const PlanRedundancy = z
  .object({
    zones: z.array(
      z.object({
        name: z.string(),
        total: z.int(),
        before: z.int(),
        worst: z.int(),
        after: z.int(),
      }),
    ),
    /** In the order in which it comes to be; the first is the state before. */
    course: z.array(
      InService.extend({
        /** The planned subtask that leads to it. */
        subtaskId: z.int().optional(),
        /** About when, from the beginning; absent without a history. */
        atMs: z.int().optional(),
      }),
    ),
    /** Log streams that lose their majority at the worst moment: `tenant/log stream`. */
    lost: z.array(z.string()),
  })
  .meta({ id: "PlanRedundancy" });
export type PlanRedundancy = z.infer<typeof PlanRedundancy>;

/** LOW: nothing can be lost. HIGH: a majority or `force` is involved. IMPOSSIBLE: a check refuses it. */
export const PlanImpact = z
  .enum(["LOW", "MEDIUM", "HIGH", "IMPOSSIBLE"])
  .meta({ id: "PlanImpact" });
export type PlanImpact = z.infer<typeof PlanImpact>;

/** What an operation would do, were it asked for now. */
export const Plan = z
  .object({
    action: Action,
    scope: Scope,
    /** The name of the task, e.g. `Restart OB zone`. */
    name: z.string(),
    clusterId: z.int(),
    clusterName: z.string(),
    /** `ip:rpcPort` of every server that is acted on. */
    servers: z.array(z.object({ id: z.int(), name: z.string(), zoneName: z.string() })),
    subtasks: z.array(PlannedSubtask),
    checks: z.array(PlanCheck),
    impact: PlanImpact,
    /** Why it has that impact, a sentence each. */
    impactReasons: z.array(z.string()),
    redundancy: PlanRedundancy,
    /** Of the whole task, along its longest path. */
    usual: Usual.optional(),
    /** Give it back with the operation: it then answers 412 when the world is no longer like this. */
    stateVersion: z.string(),
  })
  .meta({ id: "Plan" });
export type Plan = z.infer<typeof Plan>;
