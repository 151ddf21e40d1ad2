"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { ClusterStatusLabel } from "../status/status-label";
import { RelativeTime } from "../ui/relative-time";
import { Table, Td, Th, Tr } from "../ui/table";
import { HolderLink } from "./holder-link";
import { ServerMarks } from "./server-marks";

/** One row a cluster; the whole row leads to it, its task leads to the task. */
export function ClusterTable({ clusters }: { clusters: readonly Cluster[] }) {
  const t = useTranslations("clusters.list");
  return (
    <Table caption={t("caption")}>
      <thead className="max-md:sr-only">
        <tr>
          <Th className="w-36">{t("columns.state")}</Th>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.zones")}</Th>
          <Th>{t("columns.servers")}</Th>
          <Th>{t("columns.version")}</Th>
          <Th>{t("columns.task")}</Th>
          <Th className="text-right">{t("columns.observed")}</Th>
        </tr>
      </thead>
      <tbody>
        {clusters.map((cluster) => (
          <ClusterRow key={cluster.id} cluster={cluster} />
        ))}
      </tbody>
    </Table>
  );
}

function ClusterRow({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.list");
  const up = cluster.serverMarks.filter(({ status }) => status === "RUNNING").length;
  const zones = new Set(cluster.serverMarks.map(({ zoneName }) => zoneName)).size;
  const [task, ...others] = cluster.tasks;
  return (
    <Tr className="stacked-row">
      <Td className="max-md:order-1">
        <ClusterStatusLabel status={cluster.status} />
      </Td>
      <Td className="max-md:flex-1">
        <Link
          href={`/clusters/${cluster.id}`}
          className="font-medium text-ink after:absolute after:inset-0 hover:text-accent"
        >
          {cluster.name}
        </Link>
        <span className="ml-2 text-ink-3 text-xs">#{cluster.obClusterId}</span>
      </Td>
      <Td className="text-ink-2 max-md:hidden">{zones}</Td>
      <Td className="max-md:order-2 max-md:w-full">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ServerMarks marks={cluster.serverMarks} />
          <span aria-hidden="true" className="whitespace-nowrap text-ink-2">
            {t("upShort", { up, total: cluster.serverMarks.length })}
          </span>
        </div>
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-4">
        {cluster.obVersion ?? t("noTask")}
      </Td>
      <Td className={task ? "max-md:order-3 max-md:w-full" : "text-ink-3 max-md:hidden"}>
        {task ? <HolderLink task={task} /> : t("noTask")}
        {others.length > 0 && (
          <span className="ml-2 text-ink-3 text-xs">
            {t("tasksMore", { count: others.length })}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-5 md:text-right">
        <span className="mr-1 text-ink-3 md:hidden">{t("columns.observed")}</span>
        <Observed time={cluster.observedTime} />
      </Td>
    </Tr>
  );
}

function Observed({ time }: { time: string | undefined }) {
  const t = useTranslations("common");
  return time ? <RelativeTime time={time} /> : <span className="text-ink-3">{t("never")}</span>;
}
