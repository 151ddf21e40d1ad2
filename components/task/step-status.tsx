"use client";

import { useTranslations } from "use-intl";
import type { SubtaskStatus } from "@/lib/contract/task";
import { cx } from "../ui/cx";
import { STATUS_INK, StepGlyph } from "./step-glyph";

/** Glyph and word of a step's or a task's state. */
export function StepStatus({
  status,
  className,
}: {
  status: SubtaskStatus | "INTERRUPTED";
  className?: string;
}) {
  const t = useTranslations("tasks.status");
  return (
    <span
      data-status={status}
      className={cx(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium",
        STATUS_INK[status],
        className,
      )}
    >
      <StepGlyph status={status} />
      {t(status)}
    </span>
  );
}
