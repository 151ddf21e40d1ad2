"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useNames } from "../task/use-names";
import type { GroupKind } from "./group-steps";
import type { GroupSummary } from "./group-summary";

const TOLD = ["FAILED", "CANCELING", "RUNNING", "READY", "SUCCESSFUL", "PENDING"] as const;

/** What a closed group is called and how it stands, in the reader's language. */
export function useGroupWords(): {
  titleOf: (kind: GroupKind, summary: GroupSummary) => string;
  countsOf: (summary: GroupSummary) => string;
} {
  const t = useTranslations("tasks.graph");
  const { nameOf } = useNames();
  return {
    titleOf: useCallback(
      (kind, { stepName, serverName, zoneName, servers, cells }) => {
        const zone = zoneName ?? "";
        if (kind === "lane") return serverName ?? zone;
        if (kind === "column" && stepName)
          return t("columnTitle", { name: nameOf(stepName), count: cells.length });
        return t(kind === "zone" ? "zoneTitle" : "serversTitle", { zone, count: servers });
      },
      [t, nameOf],
    ),
    countsOf: useCallback(
      ({ counts }) =>
        TOLD.filter((status) => counts[status] > 0)
          .map((status) => t(`counts.${status}`, { count: counts[status] }))
          .join(t("countsJoin")),
      [t],
    ),
  };
}
