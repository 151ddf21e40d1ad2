"use client";

import { useTranslations } from "use-intl";
import { cx } from "../ui/cx";
import { STATUS_INK, StepGlyph } from "./step-glyph";
import type { StepState, TaskState } from "./step-state";

/** Glyph and word of a step's or a task's state. */
export function StepStatus({
  status,
  state = status,
  className,
}: {
  /** As the API names it. */
  status: StepState;
  /** As it is told to a person, where that is another. */
  state?: StepState | TaskState;
  className?: string;
}) {
  const t = useTranslations("tasks.status");
  return (
    <span
      data-status={status}
      data-state={state}
      className={cx(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium",
        STATUS_INK[state],
        className,
      )}
    >
      <StepGlyph status={state} />
      {t(state)}
    </span>
  );
}
