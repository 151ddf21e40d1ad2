"use client";

import { useTranslations } from "use-intl";
import type { Attempt } from "@/lib/contract/task";
import { LiveDuration } from "./live-duration";
import { localClock } from "./local-time";
import { StepGlyph } from "./step-glyph";
import { StepStatus } from "./step-status";

/** Every run a step has had, as tabs over its log; choosing one shows its times and its part of the log. */
export function Attempts({
  attempts,
  chosen,
  onChoose,
}: {
  attempts: readonly Attempt[];
  chosen: number | undefined;
  onChoose: (runTime: number) => void;
}) {
  const t = useTranslations("tasks.panel");
  const shown = attempts.find(({ runTime }) => runTime === chosen) ?? attempts.at(-1);
  if (!shown) return null;
  return (
    <div className="border-line border-b px-4 py-2">
      {attempts.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
        <div role="group" aria-label={t("attempts")} className="mb-1.5 flex gap-1 overflow-x-auto">
          {attempts.map((attempt) => (
            <button
              key={attempt.runTime}
              type="button"
              aria-pressed={attempt === shown}
              onClick={() => onChoose(attempt.runTime)}
              className="inline-flex h-7 shrink-0 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 font-medium text-ink-2 text-xs hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
            >
              <StepGlyph status={attempt.status} className="size-3.5" />
              {t("attempt", { number: attempt.runTime })}
            </button>
          ))}
        </div>
      )}
      <AttemptFacts attempt={shown} />
    </div>
  );
}

function AttemptFacts({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("tasks.panel");
  const { startTime, finishTime, status, executor } = attempt;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-2 text-xs">
      <StepStatus status={status} />
      <span>
        {finishTime === undefined
          ? t("since", { from: localClock(startTime) })
          : t("attemptFacts", { from: localClock(startTime), to: localClock(finishTime) })}
      </span>
      <LiveDuration span={attempt} live={status === "RUNNING"} />
      <span className="truncate">{t("onReplica", { executor })}</span>
    </p>
  );
}
