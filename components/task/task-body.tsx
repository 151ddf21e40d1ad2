"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import type { Subtask, Task } from "@/lib/contract/task";
import type { StepMark } from "../graph/step-mark";
import type { Structure } from "../graph/structure";
import type { OpenGroupsState } from "../graph/use-open-groups";
import { TaskHistory } from "../steer/task-history";
import { Skeleton } from "../ui/skeleton";
import { StepTable } from "./step-table";
import { TaskToolbar } from "./task-toolbar";
import type { Selection } from "./use-selection";

const GraphFrame = dynamic(
  () => import("../graph/graph-frame").then(({ GraphFrame: frame }) => frame),
  { ssr: false, loading: () => <Skeleton className="m-6 h-[26rem]" /> },
);

const REGIONS = { graph: "region", list: "listRegion", history: "historyRegion" } as const;

/** The steps as a graph or as a list, or what people did; with the same selection; a graph that cannot be drawn is a list. */
export function TaskBody({
  task,
  structure,
  groups,
  ordered,
  selection,
  marks,
  wide,
  room,
}: {
  task: Task;
  structure: Structure;
  groups: OpenGroupsState;
  ordered: readonly Subtask[];
  selection: Selection;
  /** What an action that is being looked at would do. */
  marks: ReadonlyMap<number, StepMark> | undefined;
  wide: boolean;
  /** Pixels that the graph has beside an open panel. */
  room: number;
}) {
  const t = useTranslations("tasks.graph");
  const { shown, current, open, close, follow, setFollow, view } = selection;
  const asGraph = view === "graph" && !structure.cyclic;
  const { total, successful: done, running, failed } = task.progress;
  return (
    <section aria-label={t(REGIONS[view])} className="flex min-w-0 flex-1 flex-col">
      <TaskToolbar {...{ task, selection, groups }} />
      {view === "graph" && structure.cyclic && (
        <p role="note" className="border-line border-b bg-attention-soft px-4 py-2 text-sm">
          {t("cyclic")}
        </p>
      )}
      {view === "history" ? (
        <TaskHistory task={task} onOpen={open} />
      ) : asGraph ? (
        <GraphFrame
          {...{ structure, groups, follow, marks }}
          steps={ordered}
          natural={!wide}
          room={room}
          label={t("label", { total, done, running, failed })}
          selected={shown?.id}
          current={current?.id}
          onFollow={setFollow}
          onOpen={open}
          onClose={close}
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <StepTable
            {...{ structure, groups, ordered, marks }}
            selected={shown?.id}
            onOpen={open}
          />
        </div>
      )}
    </section>
  );
}
