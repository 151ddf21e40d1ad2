"use client";

import { Handle, type NodeProps, Position, type ReactFlowState, useStore } from "@xyflow/react";
import { memo } from "react";
import type { Subtask } from "@/lib/contract/task";
import type { StepNode } from "./graph-model";
import { LiveDuration } from "./live-duration";
import { STATUS_INK, StepGlyph } from "./step-glyph";
import { useNames } from "./use-names";

const FAR_ZOOM = 0.35;
const isFar = ({ transform }: ReactFlowState) => transform[2] < FAR_ZOOM;

/** A step on the canvas: shape, glyph and word before color. Far away it is one shaped block. */
export const StepNodeView = memo(function StepNodeView({ data }: NodeProps<StepNode>) {
  const far = useStore(isFar);
  const { subtask, mark, vertical, horizontal } = data;
  return (
    <>
      {horizontal && <Handle id="left" type="target" position={Position.Left} />}
      {vertical && <Handle id="top" type="target" position={Position.Top} />}
      {mark !== "" && <div className="step-ring" data-mark={mark} />}
      {far ? <FarStep subtask={subtask} /> : <NearStep subtask={subtask} />}
      {horizontal && <Handle id="right" type="source" position={Position.Right} />}
      {vertical && <Handle id="bottom" type="source" position={Position.Bottom} />}
    </>
  );
});

function NearStep({ subtask }: { subtask: Subtask }) {
  const { nameOf, statusOf } = useNames();
  const note = subtask.status === "FAILED" ? subtask.error?.message : subtask.progressText;
  return (
    <div className="step-card" data-status={subtask.status} title={subtask.name}>
      <div className="step-face flex h-full flex-col justify-center gap-0.5 px-3.5">
        <div className="flex items-center gap-2">
          <StepGlyph status={subtask.status} />
          <span className="truncate text-sm font-medium text-ink">{nameOf(subtask.name)}</span>
          {subtask.parallelIdx >= 0 && (
            <span className="ml-auto shrink-0 text-ink-3 text-xs">{subtask.parallelIdx + 1}</span>
          )}
        </div>
        <div className="flex items-baseline justify-between gap-2 pl-6 text-xs">
          <span className={`font-medium ${STATUS_INK[subtask.status]}`}>
            {statusOf(subtask.status)}
          </span>
          <LiveDuration span={subtask} live={subtask.status === "RUNNING"} className="text-ink-2" />
        </div>
        {note && <div className="truncate pl-6 text-xs text-ink-3">{note}</div>}
      </div>
    </div>
  );
}

function FarStep({ subtask }: { subtask: Subtask }) {
  return <div className="step-block" data-status={subtask.status} />;
}
