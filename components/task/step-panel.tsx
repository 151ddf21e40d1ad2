"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { subtaskQuery } from "@/lib/client/task-queries";
import type { Subtask, Task } from "@/lib/contract/task";
import type { Structure } from "../graph/structure";
import { StepSteering } from "../steer/step-steering";
import { IconButton } from "../ui/icon-button";
import { Tabs } from "../ui/tabs";
import { AttemptFacts, AttemptTabs } from "./attempts";
import { FailurePanel } from "./failure-panel";
import { LiveDuration } from "./live-duration";
import { LOG_ID, LogView } from "./log-view";
import { NextTry } from "./next-try";
import { StepDetails } from "./step-details";
import { stepStateOf } from "./step-state";
import { StepStatus } from "./step-status";
import { useNames } from "./use-names";

export interface StepPanelProps {
  task: Task;
  subtask: Subtask;
  structure: Structure;
  failures: readonly Subtask[];
  /** The attempt that was chosen; the latest if undefined. */
  attempt: number | undefined;
  onAttempt: (runTime: number) => void;
  onOpen: (stepId: number) => void;
  onClose: () => void;
}

/** Everything about one step: its state, why it failed, its attempts, its log as it grows, its facts. */
export function StepPanel(props: StepPanelProps) {
  const { task, subtask, structure, attempt, onAttempt, onOpen } = props;
  const t = useTranslations("tasks.panel");
  const [tab, setTab] = useState<"log" | "details">("log");
  const { data: detail } = useQuery(subtaskQuery(task.id, subtask));
  const attempts = detail?.attempts ?? [];
  const chosen = attempts.find(({ runTime }) => runTime === attempt);
  const shown = chosen ?? attempts.at(-1);

  function openLog() {
    setTab("log");
    requestAnimationFrame(() => document.getElementById(LOG_ID)?.focus());
  }

  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <PanelHeader {...props} />
      {subtask.status === "FAILED" && (
        <div className="px-4 pb-3">
          <FailurePanel {...props} onOpenLog={openLog} />
        </div>
      )}
      <StepSteering {...props} />
      <Tabs
        label={t("label", { name: subtask.name })}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: "log",
            label: t("log"),
            content: (
              <>
                <AttemptTabs {...{ attempts, shown }} onChoose={onAttempt} />
                <LogView
                  key={subtask.id}
                  taskId={task.id}
                  subtask={subtask}
                  attemptOffset={chosen?.logOffset}
                  lead={shown && <AttemptFacts attempt={shown} />}
                />
              </>
            ),
          },
          {
            value: "details",
            label: t("details"),
            content: <StepDetails subtask={subtask} structure={structure} onOpen={onOpen} />,
          },
        ]}
      />
    </div>
  );
}

/** A failed step is named by its failure panel instead. */
function StepTitle({ subtask }: { subtask: Subtask }) {
  const { nameOf } = useNames();
  return (
    <>
      <h2 className="truncate font-semibold text-base text-ink" title={subtask.name}>
        {nameOf(subtask.name)}
      </h2>
      <p className="mt-0.5 flex items-center gap-3 text-sm">
        <StepStatus status={subtask.status} state={stepStateOf(subtask)} />
        <LiveDuration span={subtask} live={subtask.status === "RUNNING"} className="text-ink-2" />
      </p>
    </>
  );
}

function PanelHeader({ subtask, structure, onClose }: StepPanelProps) {
  const t = useTranslations("tasks.panel");
  const position = (structure.indexOf.get(subtask.id) ?? 0) + 1;
  return (
    <header className="flex items-start gap-2 px-4 pt-2 pb-2">
      <div className="min-w-0 flex-1">
        <p className="text-ink-3 text-xs leading-8">
          {t("position", { position, total: structure.steps.length })}
        </p>
        {subtask.status !== "FAILED" && <StepTitle subtask={subtask} />}
        {subtask.target && (
          <p className="mt-1 text-ink-2 text-xs">
            <span className="font-mono">{subtask.target.name}</span>
            {subtask.target.serverId !== undefined && ` · ${subtask.target.zoneName}`}
          </p>
        )}
        {subtask.nextTryTime && subtask.status !== "FAILED" && (
          <p className="mt-1 text-ink-2 text-sm">
            <NextTry time={subtask.nextTryTime} />
          </p>
        )}
        {subtask.progressText && <p className="mt-1 text-ink-2 text-sm">{subtask.progressText}</p>}
      </div>
      <IconButton label={t("close")} onClick={onClose} className="-mr-2">
        <X aria-hidden />
      </IconButton>
    </header>
  );
}
