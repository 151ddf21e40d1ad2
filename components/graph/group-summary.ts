import type { SubtaskStatus } from "@/lib/contract/task";
import type { GraphStep } from "./graph-step";
import type { GroupKind } from "./group-steps";

/** The state of a cell: of a step, or of a server by its steps. `PLANNED` has not been made. */
type CellStatus = SubtaskStatus | "PLANNED";

/** One step of a server, or one server of several. */
interface Cell {
  name: string;
  status: CellStatus;
}

/** A closed group in short. */
export interface GroupSummary {
  /** By step in a lane, else by server; in order. */
  cells: readonly Cell[];
  counts: Readonly<Record<CellStatus, number>>;
  /** As of a step: the worst first, else what moves, else how far it is. */
  status: CellStatus;
  servers: number;
  zoneName: string | undefined;
  /** The name of its steps, where they all have the same one. */
  stepName: string | undefined;
  serverName: string | undefined;
}

const WORST_FIRST: readonly CellStatus[] = ["FAILED", "CANCELING", "RUNNING", "READY"];

/** What stands on the node of a closed group. Grows with the number of its steps. */
export function summarize(kind: GroupKind, steps: readonly GraphStep[]): GroupSummary {
  const byServer = new Map<number, GraphStep[]>();
  for (const step of steps) {
    const serverId = step.target?.serverId;
    if (serverId === undefined) continue;
    const known = byServer.get(serverId);
    if (known) known.push(step);
    else byServer.set(serverId, [step]);
  }
  const cells =
    kind === "lane"
      ? steps.map(({ name, status }): Cell => ({ name, status: status ?? "PLANNED" }))
      : [...byServer.values()].map(
          (own): Cell => ({
            name: own[0]?.target?.name ?? "",
            status: together(own.map(({ status }) => status ?? "PLANNED")),
          }),
        );
  const counts = { ...NONE };
  for (const { status } of cells) counts[status] += 1;
  const names = new Set(steps.map(({ name }) => name));
  return {
    cells,
    counts,
    status: together(cells.map(({ status }) => status)),
    servers: byServer.size,
    zoneName: steps[0]?.target?.zoneName,
    stepName: names.size === 1 ? steps[0]?.name : undefined,
    serverName: byServer.size === 1 ? steps[0]?.target?.name : undefined,
  };
}

const NONE: Record<CellStatus, number> = {
  PENDING: 0,
  READY: 0,
  RUNNING: 0,
  CANCELING: 0,
  FAILED: 0,
  SUCCESSFUL: 0,
  PLANNED: 0,
};

/** The state of several steps as one: between two of its steps a server is READY. */
function together(statuses: readonly CellStatus[]): CellStatus {
  const seen = new Set(statuses);
  const worst = WORST_FIRST.find((status) => seen.has(status));
  if (worst) return worst;
  if (seen.size > 1) return "READY";
  return statuses[0] ?? "PENDING";
}

/** A part of a bar that is drawn in one color. */
export interface BarPart {
  status: CellStatus;
  count: number;
}

/** The parts of a group's bar, left to right: its cells, or how many are how where they are too many to be seen. */
export function barOf({ cells, counts }: GroupSummary, mostCells = 32): BarPart[] {
  if (cells.length <= mostCells) return cells.map(({ status }) => ({ status, count: 1 }));
  const order: readonly CellStatus[] = [
    "SUCCESSFUL",
    ...WORST_FIRST.toReversed(),
    "PENDING",
    "PLANNED",
  ];
  return order.flatMap((status) => (counts[status] > 0 ? [{ status, count: counts[status] }] : []));
}
