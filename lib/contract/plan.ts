import { z } from "zod";
import { Action, Scope } from "./action";
import { Holder } from "./holder";
import { Subtask, SubtaskTarget } from "./task";

const Usual = z
  .object({
    p50Ms: z.int().describe("Milliseconds that half of the runs took at most"),
    p90Ms: z.int().describe("Milliseconds that nine of ten runs took at most"),
    samples: z.int().describe("By how many runs; along a path, by the fewest of one of its steps"),
  })
  .meta({
    id: "Usual",
    description:
      "How long something usually takes in this cluster, by its latest runs that succeeded at once; absent below five of them",
  });
export type Usual = z.infer<typeof Usual>;

export const PlannedSubtask = Subtask.pick({
  parallelIdx: true,
  prohibitRollback: true,
  prohibitSkip: true,
  timeout: true,
})
  .extend({
    id: z.int().describe("Counts from 1, and means something in this plan alone"),
    name: z.string().describe("Name of its step, such as `Start observer process`"),
    description: z.string().describe("The same as `name`, as of a subtask"),
    purpose: z.string().describe("What the step does, in one sentence"),
    seriesId: z.int().describe("Which of the plan's subtasks it is, counted from 0"),
    upstreams: z.array(z.int()).describe("Ids of the planned subtasks that it waits for"),
    downstreams: z.array(z.int()).describe("Ids of the planned subtasks that wait for it"),
    target: SubtaskTarget.optional().describe(
      "What it works on; absent when it is about the cluster as a whole",
    ),
    usual: Usual.optional().describe(
      "How long the step usually takes in this cluster; absent below five runs",
    ),
  })
  .meta({ id: "PlannedSubtask", description: "A subtask that would be made" });
export type PlannedSubtask = z.infer<typeof PlannedSubtask>;

export const PlanCheck = z
  .object({
    id: z.string().describe("Which check it is, such as `majority`"),
    level: z
      .enum(["PASS", "WARN", "BLOCK"])
      .describe("What follows: BLOCK refuses the operation, WARN and PASS do not"),
    title: z.string().describe("What was looked at, such as `Majority of every log stream`"),
    reason: z
      .string()
      .describe("What was found, with the names of tenant, log stream, zone and server"),
    advice: z
      .string()
      .optional()
      .describe("What can be done about it; absent where nothing has to be"),
    forcible: z.literal(true).optional().describe("Of a BLOCK: `force` passes it"),
    holder: Holder.optional().describe("Of a BLOCK: the task that is in the way"),
  })
  .meta({ id: "PlanCheck", description: "One thing that was looked at" });
export type PlanCheck = z.infer<typeof PlanCheck>;

const InService = z.object({
  zones: z.record(z.string(), z.int()).describe("How many servers serve, by the name of the zone"),
  servers: z.int().describe("How many servers serve in all"),
});

export const PlanRedundancy = z
  .object({
    zones: z
      .array(
        z.object({
          name: z.string().describe("Name of the zone"),
          total: z.int().describe("How many servers it has"),
          before: z.int().describe("How many of them serve now"),
          worst: z.int().describe("How many serve at the zone's worst moment"),
          after: z.int().describe("How many serve afterwards"),
        }),
      )
      .describe("Every zone of the cluster"),
    course: z
      .array(
        InService.extend({
          subtaskId: z
            .int()
            .optional()
            .describe("Id of the planned subtask that leads to it; absent for the state before"),
          atMs: z
            .int()
            .optional()
            .describe("About when, in milliseconds from the beginning; absent without a history"),
        }),
      )
      .describe("In the order in which it comes to be; the first is the state before"),
    lost: z
      .array(z.string())
      .describe("Log streams that lose their majority at the worst moment: `tenant/log stream`"),
  })
  .meta({
    id: "PlanRedundancy",
    description: "How many servers serve before, at the worst moment, and after",
  });
export type PlanRedundancy = z.infer<typeof PlanRedundancy>;

export const PlanImpact = z.enum(["LOW", "MEDIUM", "HIGH", "IMPOSSIBLE"]).meta({
  id: "PlanImpact",
  description:
    "LOW: nothing that serves is interrupted; MEDIUM: some servers are; HIGH: `force`, the whole cluster or a majority is involved; IMPOSSIBLE: a check refuses it",
});
export type PlanImpact = z.infer<typeof PlanImpact>;

export const Plan = z
  .object({
    action: Action,
    scope: Scope,
    name: z.string().describe("Name of the task, such as `Restart OB zone`"),
    clusterId: z.int().describe("Id of the cluster"),
    clusterName: z.string().describe("Name of the cluster"),
    servers: z
      .array(
        z.object({
          id: z.int().describe("Id of the server"),
          name: z.string().describe("`ip:rpcPort`"),
          zoneName: z.string().describe("Name of its zone"),
        }),
      )
      .describe("Every server that is acted on"),
    subtasks: z.array(PlannedSubtask).describe("Its subtasks, each behind those that it waits for"),
    checks: z.array(PlanCheck).describe("All that was looked at"),
    impact: PlanImpact,
    impactReasons: z.array(z.string()).describe("Why it has that impact, a sentence each"),
    redundancy: PlanRedundancy,
    usual: Usual.optional().describe(
      "Of the whole task, or along its longest path; absent without a history",
    ),
    stateVersion: z
      .string()
      .describe(
        "Give it back with the operation: it then answers 412 when the world is no longer like this",
      ),
  })
  .meta({ id: "Plan", description: "What an operation would do, were it asked for now" });
export type Plan = z.infer<typeof Plan>;
