"use client";

import { useTranslations } from "use-intl";
import type { Task } from "@/lib/contract/task";
import { useMe } from "../shell/me";
import { SteerButton } from "./steer-button";
import { whyNotSteerTask } from "./why-not-steer";

const KINDS = ["ABANDON", "ROLLBACK", "RETRY"] as const;

/** What can be done to a task as a whole. A task that ended well needs nothing. */
export function TaskSteering({ task }: { task: Task }) {
  const t = useTranslations("steer");
  const { permissions } = useMe();
  if (task.status === "SUCCESSFUL") return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div role="group" aria-label={t("taskActions")} className="flex flex-wrap gap-2">
      {KINDS.map((kind) => (
        <SteerButton
          key={kind}
          action={{ kind }}
          label={t(`action.${kind}`)}
          refusal={whyNotSteerTask(kind, task, permissions)}
          primary={kind === "RETRY"}
        />
      ))}
    </div>
  );
}
