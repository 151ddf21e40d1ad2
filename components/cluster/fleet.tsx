"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import type { ClusterStatus } from "@/lib/contract/status";
import { clusterTone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { SearchInput } from "../ui/search-input";
import { Segmented } from "../ui/segmented";
import { ClusterTable } from "./cluster-table";
import { findClusters } from "./find-clusters";
import { worstFirst } from "./worst-first";

const STATES = [
  "all",
  "UNAVAILABLE",
  "STOPPED",
  "STARTING",
  "STOPPING",
  "RESTARTING",
  "OPERATING",
  "RUNNING",
] as const satisfies readonly ("all" | ClusterStatus)[];

const ADDRESS = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(STATES).withDefault("all"),
};

/** The clusters that fit the search and the state in the address, with how many there are of each. */
export function Fleet({ clusters }: { clusters: readonly Cluster[] }) {
  const t = useTranslations("clusters");
  const [{ q, state }, setAddress] = useQueryStates(ADDRESS);
  const found = findClusters(clusters, q);
  const shown = worstFirst(found.filter((cluster) => state === "all" || cluster.status === state));
  const marks = clusters.flatMap(({ serverMarks }) => serverMarks);
  const count = (status: (typeof STATES)[number]) =>
    status === "all" ? found.length : found.filter((one) => one.status === status).length;

  return (
    <>
      <p className="text-ink-2 text-sm">
        {t("list.summary", {
          clusters: clusters.length,
          servers: marks.length,
          up: marks.filter(({ status }) => status === "RUNNING").length,
        })}
      </p>
      <div className="mt-4 mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          label={t("list.search")}
          value={q}
          onChange={(text) => setAddress({ q: text })}
          className="w-full sm:w-80"
        />
        <Segmented
          label={t("list.health")}
          value={state}
          onChange={(chosen) => setAddress({ state: chosen })}
          options={STATES.filter((one) => one === "all" || one === state || count(one) > 0).map(
            (one) => ({
              value: one,
              label: (
                <>
                  {one !== "all" && <ToneGlyph tone={clusterTone(one)} className="size-2.5" />}
                  {one === "all" ? t("list.all") : t(`clusterStatus.${one}`)}
                  <span className="text-ink-3">{count(one)}</span>
                </>
              ),
            }),
          )}
        />
      </div>
      {shown.length > 0 ? (
        <ClusterTable clusters={shown} />
      ) : (
        <EmptyState
          title={t("list.noneTitle")}
          action={<Button onClick={() => setAddress(null)}>{t("list.clear")}</Button>}
        >
          {t("list.noneText")}
        </EmptyState>
      )}
    </>
  );
}
