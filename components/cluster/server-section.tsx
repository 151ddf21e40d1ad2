"use client";

import { parseAsString, parseAsStringEnum, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import type { ServerStatus } from "@/lib/contract/status";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { SearchInput } from "../ui/search-input";
import { Select } from "../ui/select";
import { findServers } from "./find-clusters";
import { SelectionBar } from "./selection-bar";
import { ServerTable } from "./server-table";
import { useServerSelection } from "./use-server-selection";
import { inZoneOrder } from "./worst-first";

const STATES = [
  "all",
  "UNAVAILABLE",
  "SERVICE_STOPPED",
  "PROCESS_STOPPED",
  "STARTING",
  "RESTARTING",
  "SERVICE_STOPPING",
  "PROCESS_STOPPING",
  "DELETING",
  "DELETED",
  "RUNNING",
] as const satisfies readonly ("all" | ServerStatus)[];

const ADDRESS = {
  q: parseAsString.withDefault(""),
  state: parseAsStringEnum([...STATES]).withDefault("all"),
};

/** The servers of a cluster with what can be done to each and to several together. */
export function ServerSection({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters");
  const [{ q, state }, setAddress] = useQueryStates(ADDRESS);
  const servers = inZoneOrder(cluster.zones?.flatMap((zone) => zone.servers) ?? []);
  const found = findServers(servers, q).filter(({ status }) => state === "all" || status === state);
  const present = STATES.filter(
    (one) => one === "all" || one === state || servers.some(({ status }) => status === one),
  );
  const title = useRef<HTMLHeadingElement>(null);
  const selection = useServerSelection(servers, found);
  const hidden = selection.servers.filter((server) => !found.includes(server)).length;

  return (
    <section aria-labelledby="servers">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2
          id="servers"
          ref={title}
          tabIndex={-1}
          className="mr-auto font-semibold text-base text-ink"
        >
          {t("page.serversTitle")}
        </h2>
        <SearchInput
          label={t("server.search")}
          value={q}
          onChange={(text) => setAddress({ q: text })}
          className="w-full sm:w-64"
        />
        <Select
          label={t("server.state")}
          value={state}
          onChange={(chosen) => setAddress({ state: chosen })}
          options={present.map((one) => ({
            value: one,
            label: one === "all" ? t("server.all") : t(`serverStatus.${one}`),
          }))}
        />
      </div>
      {found.length > 0 ? (
        <ServerTable cluster={cluster} servers={found} selection={selection} />
      ) : (
        <EmptyState
          title={t("server.none")}
          action={<Button onClick={() => setAddress(null)}>{t("server.clear")}</Button>}
        />
      )}
      {selection.servers.length > 0 && (
        <SelectionBar
          cluster={cluster}
          selection={selection}
          hidden={hidden}
          onClear={() => {
            selection.clear();
            title.current?.focus();
          }}
        />
      )}
    </section>
  );
}
