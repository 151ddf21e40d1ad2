"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { AuditEvent } from "@/lib/contract/audit";
import { useClusters } from "../cluster/use-clusters";

const LINK = "relative z-10 text-accent underline-offset-2 hover:underline";

/** The cluster and the task that an event is about, each a way to it. */
export function EventObjects({ event: { clusterId, taskId } }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const name = useClusterName(clusterId);
  if (clusterId === undefined && taskId === undefined) return null;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {clusterId !== undefined && (
        <Link href={`/clusters/${clusterId}`} className={LINK}>
          {name ?? t("clusterNumber", { id: clusterId })}
        </Link>
      )}
      {taskId !== undefined && (
        <Link href={`/tasks/${taskId}`} className={LINK}>
          {t("taskLink", { id: taskId })}
        </Link>
      )}
    </span>
  );
}

function useClusterName(id: number | undefined): string | undefined {
  return useClusters().find((cluster) => cluster.id === id)?.name;
}
