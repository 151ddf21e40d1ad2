"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { clustersQuery } from "@/lib/client/queries";
import { IfMaySee } from "../shell/if-may-see";
import { PageTitle } from "../shell/page-title";
import { ErrorState } from "../ui/error-state";
import { ClusterListSkeleton } from "./cluster-list-skeleton";
import { Fleet } from "./fleet";
import { NoClusters } from "./no-clusters";

/** The fleet: every cluster the console looks after, worst first. */
export function ClusterList() {
  const t = useTranslations("clusters");
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <h1 className="font-semibold text-ink text-xl tracking-tight">{t("title")}</h1>
      <IfMaySee permission="CLUSTER:?:READ" className="mt-5">
        <Body />
      </IfMaySee>
    </>
  );
}

function Body() {
  const t = useTranslations("clusters.list");
  const { data, error, refetch } = useQuery(clustersQuery());

  if (!data && error) {
    return (
      <div className="mt-5">
        <ErrorState title={t("errorTitle")} error={error} onRetry={refetch} />
      </div>
    );
  }
  if (!data) return <ClusterListSkeleton />;
  if (data.contents.length === 0) return <NoClusters />;
  return <Fleet clusters={data.contents} />;
}
