"use client";

import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { isFinished, type Subtask, type Task } from "@/lib/contract/task";
import { currentStep } from "../graph/step-order";

const PARAMS = {
  view: parseAsStringLiteral(["graph", "list", "history"]).withDefault("graph"),
  step: parseAsInteger,
  attempt: parseAsInteger,
};

type TaskViewName = "graph" | "list" | "history";

/** Which step is looked at, in which view. The address says it; what it leaves out follows the task. */
export interface Selection {
  view: TaskViewName;
  setView: (view: TaskViewName) => void;
  /** The step of the panel; undefined when the panel is closed. */
  shown: Subtask | undefined;
  current: Subtask | undefined;
  /** The step that a person asked to see, by pressing it or by the address. */
  asked: number | undefined;
  attempt: number | undefined;
  setAttempt: (runTime: number) => void;
  open: (stepId: number) => void;
  close: () => void;
  /** The view goes along with the running step. */
  follow: boolean;
  setFollow: (follow: boolean) => void;
}

export function useSelection(task: Task, ordered: readonly Subtask[], wide: boolean): Selection {
  const [{ view, step, attempt }, setParams] = useQueryStates(PARAMS);
  const [closed, setClosed] = useState(task.status === "SUCCESSFUL" && step === null);
  const [yielded, setYielded] = useState(false);
  const [asked, setAsked] = useState(step);
  const current = currentStep(ordered);
  const chosen = step === null ? undefined : ordered.find(({ id }) => id === step);
  const shown = chosen ?? (wide && !closed ? current : undefined);
  const follow = !isFinished(task.status) && step === null && !yielded;

  return {
    view,
    setView: (next) => void setParams({ view: next }),
    shown,
    current,
    asked: asked ?? undefined,
    attempt: attempt ?? undefined,
    setAttempt: (runTime) => void setParams({ attempt: runTime }),
    open(stepId) {
      setClosed(false);
      setAsked(stepId);
      void setParams({ step: stepId, attempt: null });
    },
    close() {
      setClosed(true);
      setAsked(null);
      void setParams({ step: null, attempt: null });
    },
    follow,
    setFollow(next) {
      setYielded(!next);
      if (next) setAsked(null);
      if (next) void setParams({ step: null, attempt: null });
      else if (shown && step === null) void setParams({ step: shown.id });
    },
  };
}
