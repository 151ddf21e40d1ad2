import "server-only";
import type { endpoints } from "@/lib/contract/endpoints";
import type { Call, Handlers } from "@/lib/http/handler";
import { listTaskEvents } from "@/lib/operations/task/list-task-events";
import { type SubtaskSteering, steerSubtask } from "@/lib/operations/task/steer-subtask";
import { steerTask, type TaskSteering } from "@/lib/operations/task/steer-task";
import type { Database } from "@/lib/store/database";

type TaskCall = Call<(typeof endpoints)["retryTask" | "rollbackTask" | "abandonTask"]>;
type SubtaskCall = Call<(typeof endpoints)["retrySubtask" | "skipSubtask" | "cancelSubtask"]>;

type Served =
  | "retryTask"
  | "rollbackTask"
  | "abandonTask"
  | "retrySubtask"
  | "skipSubtask"
  | "cancelSubtask"
  | "listTaskEvents";

/** What can be done to a task that is there, joined to its endpoints. */
export function steeringHandlers(db: Database): Pick<Handlers, Served> {
  const task =
    (what: TaskSteering["what"]) =>
    ({ actor, params, body, locale }: TaskCall) =>
      steerTask(db, actor, { ...params, ...body, what, locale });
  const subtask = (what: SubtaskSteering["what"], { actor, params, body, locale }: SubtaskCall) =>
    steerSubtask(db, actor, { ...params, ...body, what, locale });

  return {
    retryTask: task("RETRY"),
    rollbackTask: task("ROLLBACK"),
    abandonTask: task("ABANDON"),
    retrySubtask: (call) => subtask("RETRY", call),
    async skipSubtask(call) {
      await subtask("SKIP", call);
      return undefined;
    },
    async cancelSubtask(call) {
      await subtask("CANCEL", call);
      return undefined;
    },
    listTaskEvents: ({ params }) => listTaskEvents(db, params.taskId),
  };
}
