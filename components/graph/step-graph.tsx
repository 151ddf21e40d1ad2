"use client";

import "./step-graph.css";
import "./step-group.css";
import "./step-mark.css";
import { useTranslations } from "use-intl";
import { GraphFrame } from "./graph-frame";
import type { GraphStep } from "./graph-step";
import { useOpenGroups } from "./use-open-groups";
import { useSize } from "./use-size";
import { useStructure } from "./use-structure";

const NO_STEPS: readonly number[] = [];
const ignore = () => undefined;

/**
 * The graph of some steps without a task around it: of a plan, whose steps have no status yet. It fills
 * its parent's width; groups open and close as in a task's graph. `onOpen` hears of a step that is pressed.
 */
export function StepGraph({
  steps,
  label,
  selected,
  drawnOut = NO_STEPS,
  onOpen = ignore,
}: {
  steps: readonly GraphStep[];
  /** What a screen reader calls the graph. */
  label: string;
  selected?: number | undefined;
  /** Steps that are to be seen by themselves, whatever they are grouped with. */
  drawnOut?: readonly number[];
  onOpen?: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.graph");
  const [measure, size] = useSize();
  const { structure, ordered } = useStructure(steps);
  const groups = useOpenGroups(structure, drawnOut);
  return (
    <div ref={measure} className="flex min-h-0 flex-1 flex-col">
      {structure.cyclic && <p role="note">{t("cyclic")}</p>}
      {size && !structure.cyclic && (
        <GraphFrame
          {...{ structure, groups, label, selected, onOpen }}
          steps={ordered}
          current={ordered[0]?.id}
          follow={false}
          onFollow={ignore}
          onClose={ignore}
          room={size.width}
          natural
        />
      )}
    </div>
  );
}
