import { z } from "zod";
import { FileBytes } from "./download";
import type { Endpoint } from "./endpoint";
import { TaskPath } from "./task-endpoints";

const none = z.object({});

/**
 * Everything that tells how a task went, as a zip: `task_info.txt`, and `subtask_{id}_{run}.log` for each
 * attempt. Method and v1 path are OCP Express's; OCP's own page calls the same under v2. Else TSK10001.
 */
export const downloadDiagnosis = {
  method: "POST",
  path: "/api/v2/tasks/instances/{taskId}/downloadDiagnosis",
  summary: "Download a task with the logs of all its attempts, as a zip",
  permission: "TASK:{taskId}:READ",
  params: TaskPath,
  query: none,
  body: z.unknown(),
  data: FileBytes,
  download: "application/zip",
  readsOnly: true,
} as const satisfies Endpoint;

export const downloadDiagnosisByOldPath = {
  ...downloadDiagnosis,
  path: "/api/v1/tasks/instances/{taskId}/downloadDiagnosis",
  summary: "Download a task with the logs of all its attempts: the path of OCP Express",
  deprecated: true,
} as const satisfies Endpoint;

/** The same by GET, so that a link in a page can save it. */
export const getDiagnosis = {
  ...downloadDiagnosis,
  method: "GET",
  summary: "Download a task with the logs of all its attempts, by a link",
  body: z.undefined(),
  extension: true,
} as const satisfies Endpoint;
