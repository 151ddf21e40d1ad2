"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { clusterQuery } from "@/lib/client/queries";
import type { Cluster } from "@/lib/contract/cluster";
import { NotFoundView } from "../shell/not-found-view";
import { PageTitle } from "../shell/page-title";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import { ClusterHeader } from "./cluster-header";
import { ClusterPageSkeleton } from "./cluster-page-skeleton";
import { RunningTasks } from "./running-tasks";
import { ServerSection } from "./server-section";
import { ZoneSection } from "./zone-section";

/** One cluster: how it is, what is being done to it, and its servers. */
export function ClusterPage({ id }: { id: number }) {
  const t = useTranslations("clusters.page");
  const { data, error, refetch } = useQuery(clusterQuery(id));

  if (data) return <ClusterView cluster={data} />;
  if (error instanceof CallError && error.status === 404)
    return <NotFoundView title={t("unknownTitle", { id })} text={t("unknownText")} />;
  return (
    <>
      <PageTitle>{t("back")}</PageTitle>
      {error ? (
        <>
          <h1 className="sr-only">{t("back")}</h1>
          <ErrorState title={t("errorTitle")} error={error} onRetry={refetch} />
        </>
      ) : (
        <ClusterPageSkeleton />
      )}
    </>
  );
}

function ClusterView({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.page");
  return (
    <div className="flex flex-col gap-6">
      <PageTitle>{cluster.name}</PageTitle>
      <ClusterHeader cluster={cluster} />
      {cluster.failToQueryFromObReason && (
        <Notice tone="attention" title={t("stale")}>
          {cluster.failToQueryFromObReason}
        </Notice>
      )}
      <RunningTasks cluster={cluster} />
      <ZoneSection cluster={cluster} />
      <ServerSection cluster={cluster} />
    </div>
  );
}
