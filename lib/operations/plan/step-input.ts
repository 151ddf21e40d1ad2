import { z } from "zod";
import { ServerStatus } from "@/lib/contract/status";

/**
 * What a subtask's step is told. One shape for all steps, so that a plan is plain data: each step reads what
 * concerns it. `serverIds` are those it works on: one for a step on a server, all for one that waits for several.
 */
export const StepInput = z.object({
  clusterId: z.int(),
  zoneName: z.string().optional(),
  serverIds: z.array(z.int()).default([]),
  /** The servers that this task takes out of service together, where it is not the whole zone. */
  togetherIds: z.array(z.int()).optional(),
  /** The whole zone goes out of service. */
  wholeZone: z.boolean().optional(),
  /** Every server of the cluster goes out of service when this is undone, and not on purpose. */
  everyServer: z.boolean().optional(),
  force: z.boolean().optional(),
  freezeServer: z.boolean().optional(),
  /** The statuses that an update step accepts as the end. */
  expected: z.array(ServerStatus).optional(),
  /** The whole cluster goes down on purpose: no majority has to stay. */
  wholeCluster: z.boolean().optional(),
});
export type StepInput = z.infer<typeof StepInput>;
