"use client";

import { Panel, useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TaskLayout } from "./layout";
import { fitAll, type Size } from "./viewport";

/** Zoom and fit by mouse; the same is on the keys +, - and 0. */
export function CanvasControls({ layout, pane }: { layout: TaskLayout; pane: Size }) {
  const t = useTranslations("tasks.graph");
  const { zoomIn, zoomOut, setViewport } = useReactFlow();
  return (
    <Panel position="bottom-left">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        role="group"
        aria-label={t("controls")}
        className="flex overflow-hidden rounded-md border border-line bg-surface shadow-panel"
      >
        <Control label={t("zoomOut")} onClick={() => void zoomOut({ duration: 120 })}>
          <Minus aria-hidden size={16} />
        </Control>
        <Control label={t("zoomIn")} onClick={() => void zoomIn({ duration: 120 })}>
          <Plus aria-hidden size={16} />
        </Control>
        <Control
          label={t("fit")}
          onClick={() => void setViewport(fitAll(layout, pane, 0.05), { duration: 200 })}
        >
          <Maximize aria-hidden size={15} />
        </Control>
      </div>
    </Panel>
  );
}

function Control({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-8 place-items-center border-line border-r text-ink-2 last:border-r-0 hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-2"
    >
      {children}
    </button>
  );
}
