import { serverStatesFor } from "@/lib/contract/action";
import type { Server } from "@/lib/contract/cluster";
import { may, type Role } from "@/lib/contract/permission";

/** Why a server cannot be started now. */
export type Refusal = "permission" | "held" | "running" | "starting" | "deleting";

/** The reason that weighs most, or undefined when it may be started. The server decides again. */
export function whyNotStart(
  server: Pick<Server, "status" | "task">,
  role: Role,
): Refusal | undefined {
  if (server.task) return "held";
  if (server.status === "RUNNING") return "running";
  if (server.status === "STARTING") return "starting";
  if (!serverStatesFor("START").includes(server.status)) return "deleting";
  return may(role, "CLUSTER:UPDATE") ? undefined : "permission";
}
