"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Cluster, Server } from "@/lib/contract/cluster";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Table, Th } from "../ui/table";
import { ServerRow } from "./server-row";
import type { ServerSelection } from "./use-server-selection";

const AT_ONCE = 100;

interface ServerTableProps {
  cluster: Cluster;
  servers: readonly Server[];
  selection: ServerSelection;
}

/** One row a server; of very many, the first hundreds until more are asked for. */
export function ServerTable({ cluster, servers, selection }: ServerTableProps) {
  const t = useTranslations("clusters.server");
  const [most, setMost] = useState(AT_ONCE);
  const left = servers.length - most;
  const selectShown = {
    label: t("selectShown", { count: servers.length }),
    checked: selection.shown === "all",
    isMixed: selection.shown === "some",
    onChange: selection.pressShown,
  };
  return (
    <>
      <div className="mb-2 px-4 md:hidden">
        <Checkbox {...selectShown} isLabelShown />
      </div>
      <Table caption={t("caption", { cluster: cluster.name })}>
        <thead className="max-md:sr-only">
          <tr>
            <Th className="w-10 pr-0 max-md:hidden">
              <Checkbox {...selectShown} />
            </Th>
            <Th className="w-40">{t("columns.state")}</Th>
            <Th>{t("columns.server")}</Th>
            <Th>{t("columns.zone")}</Th>
            <Th>{t("columns.sqlPort")}</Th>
            <Th>{t("columns.version")}</Th>
            <Th>{t("columns.since")}</Th>
            <Th className="w-1/3">{t("columns.task")}</Th>
            <Th className="text-right">{t("columns.actions")}</Th>
          </tr>
        </thead>
        <tbody>
          {servers.slice(0, most).map((server) => (
            <ServerRow key={server.id} cluster={cluster} server={server} selection={selection} />
          ))}
        </tbody>
      </Table>
      {left > 0 && (
        <div className="mt-3 flex justify-center">
          <Button onClick={() => setMost(most + AT_ONCE)}>{t("showMore", { count: left })}</Button>
        </div>
      )}
    </>
  );
}
