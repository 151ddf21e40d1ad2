import { z } from "zod";
import { Action } from "./action";
import { Time } from "./time";

export const Holder = z
  .object({
    id: z.int().describe("Id of the task"),
    name: z.string().describe("Name of the task, such as `Start OB server`"),
    action: Action.optional().describe("Which operation it is; absent for a task of another kind"),
    creatorName: z.string().describe("Name of the user who asked for it"),
    successful: z.int().describe("How many of its subtasks are done"),
    total: z.int().describe("How many subtasks it has"),
    startTime: Time.describe("When it was started"),
  })
  .meta({
    id: "Holder",
    description:
      "An unfinished task that holds a server, a zone or a cluster, so that its progress can be shown and linked to",
  });
export type Holder = z.infer<typeof Holder>;
