"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import type { StepMark } from "../graph/step-mark";
import type { Structure } from "../graph/structure";
import { LiveDuration } from "./live-duration";
import { stepStateOf } from "./step-state";
import { StepStatus } from "./step-status";
import { useNames } from "./use-names";

const MOST_NAMED = 2;

interface StepRowProps {
  subtask: Subtask;
  number: number;
  structure: Structure;
  /** What the action that is being looked at would do with it. */
  mark: StepMark | undefined;
  selected: boolean;
  onOpen: (stepId: number) => void;
}

/** One step of the list; drawn again only when the step itself changed. */
export const StepRow = memo(function StepRow({
  subtask,
  number,
  structure,
  mark,
  selected,
  onOpen,
}: StepRowProps) {
  const t = useTranslations("tasks.steps");
  const marks = useTranslations("tasks.graph.mark");
  const { nameOf } = useNames();
  const note = subtask.status === "FAILED" ? subtask.error?.message : subtask.progressText;
  return (
    <tr
      data-testid={`row-${subtask.id}`}
      data-status={subtask.status}
      data-selected={selected || undefined}
      className={`step-cells relative border-line border-b align-top hover:bg-surface-2 ${selected ? "bg-accent-soft" : ""}`}
    >
      <td className="text-right text-ink-3 tabular-nums max-sm:hidden">{number}</td>
      <td className="whitespace-nowrap">
        <StepStatus status={subtask.status} state={stepStateOf(subtask)} />
      </td>
      <td className="sm:min-w-40">
        <button
          type="button"
          aria-pressed={selected}
          title={subtask.name}
          onClick={() => onOpen(subtask.id)}
          className="text-left font-medium text-ink after:absolute after:inset-0 hover:text-accent"
        >
          {nameOf(subtask.name)}
        </button>
        {mark && (
          <span data-mark={mark} className="step-mark ml-2">
            {marks(mark)}
          </span>
        )}
        {note && <div className="text-ink-2 text-xs">{note}</div>}
      </td>
      <td className="whitespace-nowrap text-ink-2 max-sm:hidden">
        {subtask.target ? (
          <>
            <span className="font-mono text-xs">{subtask.target.name}</span>
            {subtask.target.serverId !== undefined && (
              <span className="ml-2 text-ink-3 text-xs">{subtask.target.zoneName}</span>
            )}
          </>
        ) : (
          t("none")
        )}
      </td>
      <td className="text-right">
        <LiveDuration span={subtask} live={subtask.status === "RUNNING"} className="text-ink-2" />
      </td>
      <td className="text-right text-ink-2 tabular-nums max-sm:hidden">
        {subtask.startTime ? subtask.runTime : t("none")}
      </td>
      <td className="whitespace-nowrap text-ink-2 max-md:hidden">
        {subtask.executor ?? t("none")}
      </td>
      <td className="max-w-52 truncate text-ink-2 max-md:hidden">
        <Upstreams subtask={subtask} structure={structure} />
      </td>
    </tr>
  );
});

function Upstreams({ subtask, structure }: { subtask: Subtask; structure: Structure }) {
  const t = useTranslations("tasks.steps");
  const { nameOf } = useNames();
  const names = subtask.upstreams
    .slice(0, MOST_NAMED)
    .map((id) => nameOf(structure.steps[structure.indexOf.get(id) ?? -1]?.name ?? String(id)))
    .join(", ");
  const more = subtask.upstreams.length - MOST_NAMED;
  if (names === "") return t("none");
  return more > 0 ? t("more", { names, count: more }) : names;
}
