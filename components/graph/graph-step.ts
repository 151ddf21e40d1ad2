import type {
  Operation,
  StepError,
  Subtask,
  SubtaskStatus,
  SubtaskTarget,
} from "@/lib/contract/task";

/** What the graph needs to know of a step. A subtask is one; so is a planned one, which has no status. */
export interface GraphStep {
  id: number;
  name: string;
  upstreams: readonly number[];
  downstreams: readonly number[];
  parallelIdx: number;
  target?: SubtaskTarget | undefined;
  /** Absent: the step is only planned. */
  status?: SubtaskStatus | undefined;
  operation?: Operation | undefined;
  startTime?: string | undefined;
  finishTime?: string | undefined;
  nextTryTime?: string | undefined;
  progressText?: string | undefined;
  error?: StepError | undefined;
  /** One line below the name where there is neither progress nor error, e.g. how long it usually takes. */
  note?: string | undefined;
}

/** The part of a step that never changes while a task runs. */
export type StepPart = Pick<Subtask, "id" | "name"> &
  Pick<GraphStep, "upstreams" | "downstreams" | "parallelIdx" | "target">;
