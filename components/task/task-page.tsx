"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Task } from "@/lib/contract/task";
import { useOpenGroups } from "../graph/use-open-groups";
import { useSize } from "../graph/use-size";
import { useStructure } from "../graph/use-structure";
import { FailurePanel } from "./failure-panel";
import { focusStep, useEscape } from "./panel-focus";
import { StepPanel } from "./step-panel";
import { StepSheet } from "./step-sheet";
import { TaskAnnouncer } from "./task-announcer";
import { TaskBody } from "./task-body";
import { TaskHeader } from "./task-header";
import { TaskNotice } from "./task-notice";
import { TaskTitle } from "./task-title";
import { useDrawnOut } from "./use-drawn-out";
import { useNames } from "./use-names";
import { useSelection } from "./use-selection";
import { useWide } from "./use-wide";

/** As wide as the step panel in task-page.css. */
const PANEL_PX = 448;

/** The page of one task: where it stands, its steps as graph or list, and the step that is looked at. */
export function TaskPage({ task }: { task: Task }) {
  const { structure, ordered } = useStructure(task.subtasks);
  const wide = useWide();
  const [measure, frame] = useSize();
  const selection = useSelection(task, ordered, wide);
  const groups = useOpenGroups(structure, useDrawnOut(structure, ordered, selection));
  const failures = useMemo(() => ordered.filter(({ status }) => status === "FAILED"), [ordered]);
  const { nameOf } = useNames();
  const { shown, current, open } = selection;
  const lastShown = useRef(shown?.id);
  useEffect(() => {
    if (shown) lastShown.current = shown.id;
  }, [shown]);
  const close = () => {
    selection.close();
    focusStep(shown?.id);
  };
  useEscape("step-panel", close);
  const panel = shown && (
    <StepPanel
      {...{ task, structure, failures }}
      subtask={shown}
      attempt={selection.attempt}
      onAttempt={selection.setAttempt}
      onOpen={open}
      onClose={close}
    />
  );

  return (
    <div className="task-page flex flex-col gap-3">
      <TaskTitle task={task} />
      <TaskAnnouncer task={task} />
      <TaskHeader task={task} />
      {!wide && task.status === "FAILED" && current ? (
        <FailurePanel
          {...{ task, failures }}
          subtask={current}
          onOpen={open}
          onOpenLog={() => open(current.id)}
        />
      ) : (
        <TaskNotice task={task} current={current} onOpen={open} />
      )}
      <div
        ref={measure}
        className="flex min-h-0 flex-1 overflow-hidden rounded-md border border-line bg-surface"
      >
        {frame && (
          <TaskBody
            {...{ task, structure, groups, ordered, selection, wide }}
            marks={undefined}
            room={frame.width - (wide ? PANEL_PX : 0)}
          />
        )}
        {wide && panel && (
          <aside
            aria-label={nameOf(shown.name)}
            id="step-panel"
            className="step-aside border-line border-l"
            data-testid="step-panel"
          >
            {panel}
          </aside>
        )}
      </div>
      {!wide && (
        <StepSheet
          open={shown !== undefined}
          title={shown ? nameOf(shown.name) : ""}
          onClose={selection.close}
          onClosed={() => focusStep(lastShown.current)}
        >
          {panel}
        </StepSheet>
      )}
    </div>
  );
}
