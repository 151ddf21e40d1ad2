import { z } from "zod";
import { Action } from "./action";
import { Time } from "./time";

/** An unfinished task that holds a server, a zone or a cluster, so that its progress can be shown and linked to. */
export const Holder = z
  .object({
    id: z.int(),
    name: z.string(),
    /** Which operation it is; absent for a task of another kind. */
    action: Action.optional(),
    creatorName: z.string(),
    successful: z.int(),
    total: z.int(),
    startTime: Time,
  })
  .meta({ id: "Holder" });
export type Holder = z.infer<typeof Holder>;
