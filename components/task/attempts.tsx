"use client";

import { useTranslations } from "use-intl";
import type { Attempt } from "@/lib/contract/task";
import { LiveDuration } from "./live-duration";
import { localClock } from "./local-time";
import { StepGlyph } from "./step-glyph";

/** Every run a step has had, as tabs over its log. A step that ran once has nothing to choose from. */
export function AttemptTabs({
  attempts,
  shown,
  onChoose,
}: {
  attempts: readonly Attempt[];
  shown: Attempt | undefined;
  onChoose: (runTime: number) => void;
}) {
  const t = useTranslations("tasks");
  if (attempts.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      role="group"
      aria-label={t("panel.attempts")}
      className="flex shrink-0 gap-1.5 overflow-x-auto px-4 pt-3"
    >
      {attempts.map((attempt) => (
        <button
          key={attempt.runTime}
          type="button"
          aria-pressed={attempt === shown}
          title={t(`status.${attempt.status}`)}
          onClick={() => onChoose(attempt.runTime)}
          className="inline-flex h-7 shrink-0 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 font-medium text-ink-2 text-xs hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
        >
          <StepGlyph status={attempt.status} className="size-3.5" />
          {t("panel.attempt", { number: attempt.runTime })}
          {attempt.operation !== "EXECUTE" && (
            <span className="text-ink-3">{t(`operation.${attempt.operation}`)}</span>
          )}
          <span className="sr-only">{t(`status.${attempt.status}`)}</span>
        </button>
      ))}
    </div>
  );
}

/** When an attempt ran, for how long, and which console ran it. */
export function AttemptFacts({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("tasks.panel");
  const operations = useTranslations("tasks.operation");
  const { startTime, finishTime, status, executor, operation } = attempt;
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-ink-2 text-xs">
      {operation !== "EXECUTE" && <span className="font-medium">{operations(operation)}</span>}
      <span className="tabular-nums">
        {finishTime === undefined
          ? t("since", { from: localClock(startTime) })
          : t("attemptFacts", { from: localClock(startTime), to: localClock(finishTime) })}
      </span>
      {finishTime !== undefined && <LiveDuration span={attempt} live={status === "RUNNING"} />}
      <span className="truncate">{t("onReplica", { executor })}</span>
    </p>
  );
}
