import { z } from "zod";

/** One thing that is no longer as a plan saw it. */
export const StateChange = z
  .object({
    kind: z.enum([
      "SERVER_STATUS",
      "ZONE_STATUS",
      "CLUSTER_STATUS",
      "SERVER_ADDED",
      "SERVER_GONE",
      "LOG_STREAM",
      "HOLDER",
    ]),
    /** `ip:rpcPort`, a zone, a cluster, or `tenant/log stream`. */
    object: z.string(),
    before: z.string().optional(),
    after: z.string().optional(),
  })
  .meta({ id: "StateChange" });
export type StateChange = z.infer<typeof StateChange>;
