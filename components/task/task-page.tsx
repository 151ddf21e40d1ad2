"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Task } from "@/lib/contract/task";
import { useOpenGroups } from "../graph/use-open-groups";
import { useSize } from "../graph/use-size";
import { useStructure } from "../graph/use-structure";
import { previewOf } from "../steer/preview-of";
import { SteeringProvider, useSteering } from "../steer/steering";
import { focusStep, useEscape } from "./panel-focus";
import { hasServiceCourse, ServiceStrip } from "./service-strip";
import { StepPanel } from "./step-panel";
import { StepSheet } from "./step-sheet";
import { TaskAnnouncer } from "./task-announcer";
import { TaskBody } from "./task-body";
import { TaskHeader } from "./task-header";
import { TaskLead } from "./task-lead";
import { TaskTitle } from "./task-title";
import { useDrawnOut } from "./use-drawn-out";
import { useNames } from "./use-names";
import { useSelection } from "./use-selection";
import { useWide } from "./use-wide";

/** As wide as the step panel in task-page.css. */
const PANEL_PX = 448;

/** The page of one task: where it stands, its steps as graph or list, the step that is looked at, and what can be done. */
export function TaskPage({ task }: { task: Task }) {
  return (
    <SteeringProvider>
      <SteeredPage task={task} />
    </SteeringProvider>
  );
}

function SteeredPage({ task }: { task: Task }) {
  const { structure, ordered } = useStructure(task.subtasks);
  const wide = useWide();
  const [measure, frame] = useSize();
  const selection = useSelection(task, ordered, wide);
  const groups = useOpenGroups(structure, useDrawnOut(structure, ordered, selection));
  const failures = useMemo(() => ordered.filter(({ status }) => status === "FAILED"), [ordered]);
  const { nameOf } = useNames();
  const { shown, open } = selection;
  const lastShown = useRef(shown?.id);
  useEffect(() => {
    if (shown) lastShown.current = shown.id;
  }, [shown]);
  const close = () => {
    selection.close();
    focusStep(shown?.id);
  };
  useEscape("step-panel", close);
  const { looking } = useSteering();
  const marks = useMemo(
    () => (looking ? previewOf(looking, task.subtasks) : undefined),
    [looking, task.subtasks],
  );
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
      {hasServiceCourse(task) && <ServiceStrip task={task} />}
      <TaskLead {...{ task, selection, failures, marks, wide }} />
      <div
        ref={measure}
        className="flex min-h-0 flex-1 overflow-hidden rounded-md border border-line bg-surface"
      >
        {frame && (
          <TaskBody
            {...{ task, structure, groups, ordered, selection, wide }}
            marks={marks}
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
          open={shown !== undefined && !looking}
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
