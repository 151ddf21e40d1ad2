"use client";

import { useTranslations } from "use-intl";
import type { Subtask, Task } from "@/lib/contract/task";
import { useMe } from "../shell/me";
import { SteerButton } from "./steer-button";
import { whyNotSteerStep } from "./why-not-steer";

/** What can be done to one step: a failed one is retried or skipped, a running one is canceled. */
export function StepSteering({
  task,
  subtask,
  failures,
  onOpen,
}: {
  task: Task;
  subtask: Subtask;
  /** Every failed step of the task. */
  failures: readonly Subtask[];
  /** Keeps the step in view while an action on it is looked at. */
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("steer");
  const { permissions } = useMe();
  const stepIds = [subtask.id];
  const onLook = () => onOpen(subtask.id);
  const why = (kind: Parameters<typeof whyNotSteerStep>[0]) =>
    whyNotSteerStep(kind, task, subtask, permissions);
  const alike = failures.filter(({ name }) => name === subtask.name).map(({ id }) => id);
  if (subtask.status === "RUNNING")
    return (
      <Group>
        <SteerButton
          action={{ kind: "SUBTASK_CANCEL", stepIds }}
          label={t("action.SUBTASK_CANCEL")}
          refusal={why("SUBTASK_CANCEL")}
          onLook={onLook}
        />
      </Group>
    );
  if (subtask.status !== "FAILED") return null;
  return (
    <Group>
      <SteerButton
        action={{ kind: "SUBTASK_RETRY", stepIds }}
        label={t("action.SUBTASK_RETRY")}
        refusal={why("SUBTASK_RETRY")}
        onLook={onLook}
        primary
      />
      {alike.length > 1 && (
        <SteerButton
          action={{ kind: "SUBTASK_RETRY", stepIds: alike }}
          label={t("retryTargets", { count: alike.length })}
          refusal={why("SUBTASK_RETRY")}
          onLook={onLook}
        />
      )}
      <SteerButton
        action={{ kind: "SUBTASK_SKIP", stepIds }}
        label={t("action.SUBTASK_SKIP")}
        refusal={why("SUBTASK_SKIP")}
        onLook={onLook}
      />
    </Group>
  );
}

function Group({ children }: { children: React.ReactNode }) {
  const t = useTranslations("steer");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div role="group" aria-label={t("stepActions")} className="flex flex-wrap gap-2 px-4 pb-3">
      {children}
    </div>
  );
}
