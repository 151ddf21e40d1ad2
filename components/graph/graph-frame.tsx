"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { GraphCanvas, type GraphCanvasProps } from "./graph-canvas";
import { layoutTask, layoutWidth } from "./layout";
import { useSize } from "./use-size";

export interface GraphFrameProps extends Omit<GraphCanvasProps, "layout" | "pane" | "still"> {
  /** The width that a graph wraps to: that of the canvas beside an open panel, be it open or not. */
  room: number;
  /** A graph in one stack takes its natural height, and the page scrolls instead of the canvas. */
  natural: boolean;
}

const MARGIN = 24;
const MOST_DRAWN = 5000;

/** Draws a graph as large as its place. The layout changes with structure, open groups and width alone. */
export function GraphFrame({ room, natural, ...props }: GraphFrameProps) {
  const t = useTranslations("tasks.graph");
  const [measure, pane] = useSize();
  const wrapAt = layoutWidth(room - 2 * MARGIN);
  const { items } = props.groups.drawn;
  const isTooLarge = items.length > MOST_DRAWN;
  const layout = useMemo(
    () => (isTooLarge ? undefined : layoutTask(items, wrapAt)),
    [items, wrapAt, isTooLarge],
  );
  const still =
    natural &&
    layout !== undefined &&
    layout.kind !== "layered" &&
    layout.width <= Math.max(room, wrapAt);
  const height = still ? layout.height + 2 * MARGIN : undefined;

  return (
    <div ref={measure} className="task-canvas" data-still={still} style={{ height }}>
      {isTooLarge && (
        <p role="note" className="flex flex-wrap items-center gap-3 p-6 text-ink-2 text-sm">
          {t("tooManyOpen", { count: items.length })}
          <button
            type="button"
            onClick={props.groups.closeAll}
            className="cursor-pointer font-medium text-accent hover:underline"
          >
            {t("closeAll")}
          </button>
        </p>
      )}
      {layout && pane && (
        <GraphCanvas
          key={`${wrapAt} ${still}`}
          {...props}
          layout={layout}
          still={still}
          pane={{ width: pane.width, height: height ?? pane.height }}
        />
      )}
    </div>
  );
}
