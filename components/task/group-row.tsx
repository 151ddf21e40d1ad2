"use client";

import { ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import type { DrawnItem } from "../graph/draw-groups";
import { GroupBar } from "../graph/group-bar";
import { summarize } from "../graph/group-summary";
import { useGroupWords } from "../graph/use-group-words";
import type { OpenGroupsState } from "../graph/use-open-groups";
import { StepGlyph } from "./step-glyph";

/** A closed group as one row of the list; pressing it shows its steps in its place. */
export function GroupRow({
  row,
  groups,
  stepAt,
}: {
  row: Pick<DrawnItem, "stepIds" | "group">;
  groups: OpenGroupsState;
  stepAt: (id: number) => Subtask | undefined;
}) {
  const t = useTranslations("tasks.steps");
  const { titleOf, countsOf } = useGroupWords();
  const { group, stepIds } = row;
  const kind = group?.kind ?? "column";
  const summary = useMemo(
    () =>
      summarize(
        kind,
        stepIds.flatMap((id) => stepAt(id) ?? []),
      ),
    [kind, stepIds, stepAt],
  );
  const title = titleOf(kind, summary);
  const { status } = summary;
  return (
    <tr
      data-testid={group && `row-${group.key}`}
      data-status={status}
      className="step-cells relative border-line border-b align-top hover:bg-surface-2"
    >
      <td className="max-sm:hidden" />
      <td>
        <StepGlyph status={status === "PLANNED" ? "PENDING" : status} />
      </td>
      <td colSpan={6}>
        <button
          type="button"
          aria-expanded={false}
          aria-label={`${t("openGroup", { title })}, ${countsOf(summary)}`}
          onClick={() => group && groups.open(group.key)}
          className="flex items-center gap-1 text-left font-medium text-ink after:absolute after:inset-0 hover:text-accent"
        >
          <ChevronRight aria-hidden size={14} />
          {title}
        </button>
        <div className="mt-1 flex max-w-md items-center gap-3 text-ink-2 text-xs">
          <div className="min-w-24 flex-1">
            <GroupBar summary={summary} />
          </div>
          {countsOf(summary)}
        </div>
      </td>
    </tr>
  );
}
