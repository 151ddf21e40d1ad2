"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import type { Structure } from "../graph/structure";
import { CopyButton } from "../ui/copy-button";
import { durationText } from "./duration";
import { ExactTime } from "./exact-time";
import { LiveDuration } from "./live-duration";
import { useNames } from "./use-names";

const MOST_LINKS = 20;

/** The facts of a step: its ids, its limits, its times with offset, and what it stands between. */
export function StepDetails({
  subtask,
  structure,
  onOpen,
}: {
  subtask: Subtask;
  structure: Structure;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.panel");
  const operations = useTranslations("tasks.operation");
  const locale = useLocale();
  const links = (ids: readonly number[]) => <StepLinks {...{ ids, structure, onOpen }} />;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2 overflow-y-auto px-4 py-3 text-sm [&>dt]:text-ink-3">
      <Fact term={t("id")}>
        <span className="font-mono">{subtask.id}</span>
        <CopyButton text={String(subtask.id)} />
      </Fact>
      <Fact term={t("rawName")}>{subtask.name}</Fact>
      <Fact term={t("operation")}>{operations(subtask.operation)}</Fact>
      <Fact term={t("executor")}>{subtask.executor ?? t("notYet")}</Fact>
      <Fact term={t("timeout")}>{durationText(locale, subtask.timeout * 1000, true)}</Fact>
      <Fact term={t("created")}>
        <ExactTime time={subtask.createTime} />
      </Fact>
      <Fact term={t("started")}>
        <ExactTime time={subtask.startTime} />
      </Fact>
      <Fact term={t("finished")}>
        <ExactTime time={subtask.finishTime} />
      </Fact>
      <Fact term={t("duration")}>
        <LiveDuration span={subtask} live={subtask.status === "RUNNING"} />
      </Fact>
      <Fact term={t("upstream")}>{links(subtask.upstreams)}</Fact>
      <Fact term={t("downstream")}>{links(subtask.downstreams)}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2 text-ink">{children}</dd>
    </>
  );
}

function StepLinks({
  ids,
  structure,
  onOpen,
}: {
  ids: readonly number[];
  structure: Structure;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks");
  const { nameOf } = useNames();
  if (ids.length === 0) return t("panel.notYet");
  return (
    <ul className="flex flex-col items-start gap-0.5">
      {ids.slice(0, MOST_LINKS).map((id) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onOpen(id)}
            className="cursor-pointer text-left text-accent hover:underline"
          >
            {nameOf(structure.steps[structure.indexOf.get(id) ?? -1]?.name ?? String(id))}
          </button>
        </li>
      ))}
      {ids.length > MOST_LINKS && (
        <li className="text-ink-3">{t("panel.moreSteps", { count: ids.length - MOST_LINKS })}</li>
      )}
    </ul>
  );
}
