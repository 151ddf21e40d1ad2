"use client";

import { Handle, type NodeProps, Position, type ReactFlowState, useStore } from "@xyflow/react";
import { FoldVertical, UnfoldVertical } from "lucide-react";
import { memo, type ReactNode } from "react";
import { LiveDuration } from "../task/live-duration";
import { NextTry } from "../task/next-try";
import { STATUS_INK, StepGlyph } from "../task/step-glyph";
import { useNames } from "../task/use-names";
import type { GroupNode, StepNode } from "./graph-model";
import type { GraphStep } from "./graph-step";
import { GroupBar } from "./group-bar";
import { MarkBadges } from "./mark-badge";
import { useGroupWords } from "./use-group-words";

const FAR_ZOOM = 0.35;
const isFar = ({ transform }: ReactFlowState) => transform[2] < FAR_ZOOM;

/** A step on the canvas: shape, glyph and word before color. Far away it is one shaped block. */
export const StepNodeView = memo(function StepNodeView({ data }: NodeProps<StepNode>) {
  return (
    <Shell data={data} status={data.step.status ?? "PLANNED"}>
      <StepFace step={data.step} many={data.many} canFold={data.item.within !== undefined} />
    </Shell>
  );
});

/** A closed group on the canvas: what it is, a bar of its steps or servers, and how many are how. */
export const GroupNodeView = memo(function GroupNodeView({ data }: NodeProps<GroupNode>) {
  const { summary, item } = data;
  const { titleOf, countsOf } = useGroupWords();
  const { nameOf } = useNames();
  const { status } = summary;
  const kind = item.group?.kind ?? "column";
  return (
    <Shell data={data} status={status}>
      <div className="flex items-center gap-1.5" title={titleOf(kind, summary)}>
        <StepGlyph status={status === "PLANNED" ? "PENDING" : status} />
        <span className="truncate font-medium text-ink text-sm">
          {kind === "column" ? nameOf(summary.stepName ?? "") : titleOf(kind, summary)}
        </span>
        {kind === "column" && (
          <span className="shrink-0 text-ink-2 text-sm">× {summary.cells.length}</span>
        )}
        <span className="-mr-1.5 ml-auto flex shrink-0 items-center">
          {item.within && <Fold />}
          {!item.within && <UnfoldVertical aria-hidden size={14} className="text-ink-3" />}
        </span>
      </div>
      <GroupBar summary={summary} />
      <div className="flex items-baseline justify-between gap-2 text-xs">
        <span className="truncate text-ink-2">{countsOf(summary)}</span>
        {kind !== "zone" && summary.zoneName && (
          <span className="shrink-0 text-ink-3">{summary.zoneName}</span>
        )}
      </div>
    </Shell>
  );
});

function Shell({
  data,
  status,
  children,
}: {
  data: StepNode["data"] | GroupNode["data"];
  status: string;
  children: ReactNode;
}) {
  const far = useStore(isFar);
  const { mark, preview, vertical, horizontal, item } = data;
  return (
    <>
      {horizontal && <Handle id="left" type="target" position={Position.Left} />}
      {vertical && <Handle id="top" type="target" position={Position.Top} />}
      {mark !== "" && <div className="step-ring" data-mark={mark} />}
      {item.group && !far && <div aria-hidden className="step-pile" />}
      {far ? (
        <div className="step-block" data-status={status} />
      ) : (
        <div className="step-card" data-status={status}>
          <div className="step-face flex h-full flex-col justify-center gap-0.5 px-3.5">
            {children}
          </div>
        </div>
      )}
      <MarkBadges preview={preview} isGroup={item.group !== undefined} />
      {horizontal && <Handle id="right" type="source" position={Position.Right} />}
      {vertical && <Handle id="bottom" type="source" position={Position.Bottom} />}
    </>
  );
}

function StepFace({ step, many, canFold }: { step: GraphStep; many: boolean; canFold: boolean }) {
  const { nameOf, stateOf } = useNames();
  const { status } = step;
  const said = status === "FAILED" ? step.error?.message : step.progressText;
  const on = many ? step.target?.name : undefined;
  const note = [on, said ?? step.note].filter(Boolean).join(" · ");
  return (
    <>
      <div className="flex items-center gap-2" title={step.name}>
        <StepGlyph status={status ?? "PENDING"} />
        <span className="truncate font-medium text-ink text-sm">{nameOf(step.name)}</span>
        {canFold && <Fold />}
      </div>
      {status && (
        <div className="flex items-baseline justify-between gap-2 pl-6 text-xs">
          <span className={`font-medium ${STATUS_INK[status]}`}>{stateOf(step)}</span>
          <LiveDuration span={step} live={status === "RUNNING"} className="text-ink-2" />
        </div>
      )}
      {step.nextTryTime && status !== "FAILED" && (
        <div className="truncate pl-6 text-ink-3 text-xs">
          <NextTry time={step.nextTryTime} />
        </div>
      )}
      {note && !step.nextTryTime && (
        <div className="truncate pl-6 text-ink-3 text-xs" title={note}>
          {note}
        </div>
      )}
    </>
  );
}

/** Where a pointer closes the group again; a keyboard does it with the space bar. */
function Fold() {
  return (
    <span data-fold className="-mr-1.5 ml-auto grid size-6 shrink-0 place-items-center text-ink-3">
      <FoldVertical aria-hidden size={14} />
    </span>
  );
}
