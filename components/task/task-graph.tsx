"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Task } from "@/lib/contract/task";
import { layoutTask, layoutWidth } from "./layout";
import { TaskCanvas, type TaskCanvasProps } from "./task-canvas";
import { useSize } from "./use-size";

export interface TaskGraphProps
  extends Omit<TaskCanvasProps, "layout" | "pane" | "still" | "label"> {
  progress: Task["progress"];
  /** The width that a chain wraps to: that of the canvas beside an open panel, be it open or not. */
  room: number;
  /** A chain takes its natural height, and the page scrolls instead of the canvas. */
  natural: boolean;
}

const MARGIN = 24;

/** Draws a task's graph as large as its place. The layout changes with structure and width alone. */
export function TaskGraph({ progress, room, natural, ...props }: TaskGraphProps) {
  const t = useTranslations("tasks.graph");
  const [measure, pane] = useSize();
  const wrapAt = layoutWidth(room - 2 * MARGIN);
  const layout = useMemo(
    () => layoutTask(props.structure.steps, wrapAt),
    [props.structure, wrapAt],
  );
  const still = natural && layout !== undefined && layout.kind !== "layered";
  const height = still ? layout.height + 2 * MARGIN : undefined;

  return (
    <div ref={measure} className="task-canvas" data-still={still} style={{ height }}>
      {layout && pane && (
        <TaskCanvas
          key={`${layout.kind} ${layout.width}`}
          {...props}
          layout={layout}
          still={still}
          pane={{ width: pane.width, height: height ?? pane.height }}
          label={t("label", {
            total: progress.total,
            done: progress.successful,
            running: progress.running,
            failed: progress.failed,
          })}
        />
      )}
    </div>
  );
}
