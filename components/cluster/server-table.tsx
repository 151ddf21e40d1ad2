"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Server } from "@/lib/contract/cluster";
import { Button } from "../ui/button";
import { Table, Th } from "../ui/table";
import { ServerRow } from "./server-row";

const AT_ONCE = 100;

interface ServerTableProps {
  clusterName: string;
  servers: readonly Server[];
  /** Asks to start a server; nothing happens before it is confirmed. */
  onStart: (serverId: number) => void;
}

/** One row a server; of very many, the first hundreds until more are asked for. */
export function ServerTable({ clusterName, servers, onStart }: ServerTableProps) {
  const t = useTranslations("clusters.server");
  const [most, setMost] = useState(AT_ONCE);
  const left = servers.length - most;
  return (
    <>
      <Table caption={t("caption", { cluster: clusterName })}>
        <thead className="max-md:sr-only">
          <tr>
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
            <ServerRow key={server.id} server={server} onStart={onStart} />
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
