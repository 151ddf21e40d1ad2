"use client";

import type { AriaLabelConfig } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";

/** The words that React Flow says by itself, in the reader's language. */
export function useFlowWords(): Partial<AriaLabelConfig> {
  const t = useTranslations("tasks.graph");
  return useMemo(
    () => ({
      "controls.ariaLabel": t("controls"),
      "minimap.ariaLabel": t("minimap"),
      "node.a11yDescription.default": t("help"),
      "node.a11yDescription.keyboardDisabled": t("help"),
      "edge.a11yDescription.default": t("help"),
    }),
    [t],
  );
}
