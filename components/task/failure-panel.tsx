"use client";

import { ChevronLeft, ChevronRight, Lightbulb } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { toLine } from "@/lib/client/log-lines";
import type { Subtask, Task } from "@/lib/contract/task";
import { durationOf, durationText } from "./duration";
import { hintOf } from "./hint-of";
import { LogLineView } from "./log-line-view";
import { useNames } from "./use-names";

/** Why a step failed and what to do about it: the first thing to read when a task has failed. */
export function FailurePanel({
  task,
  subtask,
  failures,
  onOpen,
  onOpenLog,
}: {
  task: Task;
  subtask: Subtask;
  /** Every failed step, in reading order. */
  failures: readonly Subtask[];
  onOpen: (stepId: number) => void;
  onOpenLog: () => void;
}) {
  const t = useTranslations("tasks.failure");
  const locale = useLocale();
  const { nameOf } = useNames();
  const { error } = subtask;
  const hint = hintOf(error, locale);
  const tookMs = durationOf(subtask, 0);
  const step = nameOf(subtask.name);
  const server = subtask.target?.name ?? task.target?.name;

  return (
    <section
      aria-label={t("title", { step })}
      className="rounded-md border-bad border-l-4 bg-danger-soft px-3 py-2.5"
    >
      <div className="flex items-start justify-between gap-2">
        <h2 className="font-semibold text-base text-bad" title={subtask.name}>
          {server ? t("titleOn", { step, server }) : t("title", { step })}{" "}
          {tookMs !== undefined && (
            <span className="whitespace-nowrap font-normal text-ink-2">
              {t("after", { duration: durationText(locale, tookMs) })}
            </span>
          )}
        </h2>
        {failures.length > 1 && <FailureSteps {...{ subtask, failures, onOpen }} />}
      </div>
      <p className="mt-1 text-ink">{error?.message ?? t("unknown")}</p>
      {hint && (
        <p className="mt-2 flex gap-2 text-ink">
          <Lightbulb aria-hidden size={16} className="mt-0.5 shrink-0 text-attention" />
          <span>
            <strong className="font-medium">{t("whatToDo")}</strong> {hint}
          </span>
        </p>
      )}
      {error?.tail && error.tail.length > 0 && <Tail lines={error.tail} />}
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <button
          type="button"
          onClick={onOpenLog}
          className="font-medium text-accent hover:underline"
        >
          {t("openLog")}
        </button>
        {task.target && (
          <Link
            href={`/clusters/${task.cluster.id}`}
            className="font-medium text-accent hover:underline"
          >
            {t("openServer", { cluster: task.cluster.name })}
          </Link>
        )}
        {error?.errno !== undefined && (
          <span className="text-ink-3">{t("errno", { errno: String(error.errno) })}</span>
        )}
      </p>
    </section>
  );
}

function Tail({ lines }: { lines: readonly string[] }) {
  const t = useTranslations("tasks.failure");
  return (
    <figure className="mt-3">
      <figcaption className="text-ink-2 text-xs">{t("tail")}</figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="log-wrap mt-1 max-h-44 overflow-auto rounded-md border border-line bg-surface py-1.5 font-mono text-ink text-xs leading-5"
      >
        {lines.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change.
          <LogLineView key={index} line={toLine(text, index)} />
        ))}
      </pre>
    </figure>
  );
}

function FailureSteps({
  subtask,
  failures,
  onOpen,
}: {
  subtask: Subtask;
  failures: readonly Subtask[];
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.failure");
  const at = failures.findIndex(({ id }) => id === subtask.id);
  const go = (by: number) => {
    const next = failures[(at + by + failures.length) % failures.length];
    if (next) onOpen(next.id);
  };
  return (
    <div className="flex shrink-0 items-center text-ink-2 text-xs">
      <button
        type="button"
        aria-label={t("previous")}
        onClick={() => go(-1)}
        className="grid size-6 place-items-center rounded hover:bg-surface"
      >
        <ChevronLeft aria-hidden size={16} />
      </button>
      <span>{t("which", { number: at + 1, count: failures.length })}</span>
      <button
        type="button"
        aria-label={t("next")}
        onClick={() => go(1)}
        className="grid size-6 place-items-center rounded hover:bg-surface"
      >
        <ChevronRight aria-hidden size={16} />
      </button>
    </div>
  );
}
