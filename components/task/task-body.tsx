"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import type { Subtask, Task } from "@/lib/contract/task";
import { Skeleton } from "../ui/skeleton";
import { StepTable } from "./step-table";
import type { Structure } from "./structure";
import { TaskToolbar } from "./task-toolbar";
import type { Selection } from "./use-selection";

const MOST_DRAWN = 5000;

const TaskGraph = dynamic(() => import("./task-graph").then(({ TaskGraph: graph }) => graph), {
  ssr: false,
  loading: () => <Skeleton className="m-6 h-[26rem]" />,
});

/** The steps as a graph or as a list, with the same selection; a graph that cannot be drawn is a list. */
export function TaskBody({
  task,
  structure,
  ordered,
  selection,
  wide,
  room,
}: {
  task: Task;
  structure: Structure;
  ordered: readonly Subtask[];
  selection: Selection;
  wide: boolean;
  /** Pixels that the graph has beside an open panel. */
  room: number;
}) {
  const t = useTranslations("tasks.graph");
  const refusal = refusalOf(structure);
  const { shown, current, open, close, follow, setFollow, view } = selection;
  const asGraph = view === "graph" && refusal === undefined;
  return (
    <section
      aria-label={t(asGraph ? "region" : "listRegion")}
      className="flex min-w-0 flex-1 flex-col"
    >
      <TaskToolbar task={task} selection={selection} />
      {view === "graph" && refusal && (
        <p role="note" className="border-line border-b bg-attention-soft px-4 py-2 text-sm">
          {refusal === "cyclic" ? t("cyclic") : t("tooLarge", { count: ordered.length })}
        </p>
      )}
      {asGraph ? (
        <TaskGraph
          {...{ structure, ordered, follow }}
          progress={task.progress}
          natural={!wide}
          room={room}
          selected={shown?.id}
          current={current?.id}
          onFollow={setFollow}
          onOpen={open}
          onClose={close}
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <StepTable {...{ structure, ordered }} selected={shown?.id} onOpen={open} />
        </div>
      )}
    </section>
  );
}

function refusalOf(structure: Structure): "cyclic" | "too large" | undefined {
  if (structure.cyclic) return "cyclic";
  return structure.steps.length > MOST_DRAWN ? "too large" : undefined;
}
