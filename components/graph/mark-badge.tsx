"use client";

import { Ban, CheckCheck, CornerDownRight, RotateCcw, Square, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { StepMark } from "./step-mark";

const ICONS = {
  again: RotateCcw,
  next: CornerDownRight,
  skip: CheckCheck,
  undo: Undo2,
  stop: Square,
  end: Ban,
} as const satisfies Record<StepMark, unknown>;

/** What the action that is being looked at would do with a node's steps, in a word and a count. */
export function MarkBadges({
  preview,
  isGroup,
}: {
  preview: readonly { mark: StepMark; count: number }[];
  isGroup: boolean;
}) {
  const t = useTranslations("tasks.graph.mark");
  if (preview.length === 0) return null;
  return (
    <span className="absolute -top-3 right-2 z-10 flex gap-1">
      {preview.map(({ mark, count }) => {
        const Icon = ICONS[mark];
        return (
          <span key={mark} data-mark={mark} className="step-mark">
            <Icon aria-hidden size={12} />
            {t(mark)}
            {isGroup && ` ${count}`}
          </span>
        );
      })}
    </span>
  );
}
