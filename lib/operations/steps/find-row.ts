import type { ServerRow } from "@/lib/drivers/cluster";
import { DriverError } from "@/lib/drivers/error";
import { StepFailure } from "@/lib/engine/step";
import type { Target } from "../target";
import { controlOf, type OperationRun } from "./step-run";

const READ_MS = 15_000;

/** The row of a server among those of its cluster. */
const rowOf = (target: Target, rows: readonly ServerRow[]): ServerRow | undefined =>
  rows.find(({ ip, rpcPort }) => ip === target.endpoint.ip && rpcPort === target.endpoint.rpcPort);

/** A server's row; undefined when no server of the cluster answers SQL. Throws for one that is not its own. */
export async function findRow(run: OperationRun, target: Target): Promise<ServerRow | undefined> {
  const cluster = await run.world.cluster(target.clusterId);
  let rows: ServerRow[];
  try {
    rows = await cluster.servers(controlOf(run, READ_MS), target.endpoint);
  } catch (error) {
    if (!(error instanceof DriverError) || !error.retryable) throw error;
    run.log(`no server of the cluster answers SQL: ${error.message}`, "WARN");
    return undefined;
  }
  return requireRow(target, rows);
}

/** A server's row. Throws a failure when the cluster does not list it, deletes it or has it in another zone. */
export function requireRow(target: Target, rows: readonly ServerRow[]): ServerRow {
  const row = rowOf(target, rows);
  if (!row)
    throw new StepFailure(`The cluster does not list ${target.name}`, { hint: "sql.not-in-list" });
  if (row.status === "DELETING")
    throw new StepFailure(`The cluster is deleting ${target.name}`, { hint: "sql.deleting" });
  if (row.zone !== target.endpoint.zone)
    throw new StepFailure(`The cluster has ${target.name} in zone ${row.zone}`, {
      hint: "sql.zone-mismatch",
    });
  return row;
}
