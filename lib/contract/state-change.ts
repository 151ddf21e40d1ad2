import { z } from "zod";

export const StateChange = z
  .object({
    kind: z
      .enum([
        "SERVER_STATUS",
        "ZONE_STATUS",
        "CLUSTER_STATUS",
        "SERVER_ADDED",
        "SERVER_GONE",
        "LOG_STREAM",
        "HOLDER",
      ])
      .describe("What of the object changed; HOLDER is the task that holds it"),
    object: z.string().describe("`ip:rpcPort`, a zone, a cluster, or `tenant/log stream`"),
    before: z.string().optional().describe("As the plan saw it; absent where there was nothing"),
    after: z.string().optional().describe("As it is now; absent where there is nothing"),
  })
  .meta({ id: "StateChange", description: "One thing that is no longer as a plan saw it" });
export type StateChange = z.infer<typeof StateChange>;
