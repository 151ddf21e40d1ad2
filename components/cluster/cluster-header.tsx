"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { ClusterStatusLabel } from "../status/status-label";
import { RelativeTime } from "../ui/relative-time";
import { ClusterActions } from "./cluster-actions";

/** The cluster's name and state, what can be done to it, and the few facts that identify it. */
export function ClusterHeader({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.page");
  return (
    <header>
      <Link
        href="/clusters"
        className="-ml-1 inline-flex min-h-6 items-center gap-0.5 rounded text-ink-2 text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t("back")}
      </Link>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="font-semibold text-ink text-xl tracking-tight">{cluster.name}</h1>
        <ClusterStatusLabel status={cluster.status} className="text-ink-2 text-sm" />
        <div className="ml-auto max-sm:ml-0 max-sm:w-full">
          <ClusterActions cluster={cluster} />
        </div>
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact name={t("id")}>{cluster.obClusterId}</Fact>
        <Fact name={t("version")}>{cluster.obVersion ?? "–"}</Fact>
        <Fact name={t("zonesName")}>{cluster.zones?.length ?? 0}</Fact>
        <Fact name={t("serversName")}>{cluster.serverCount}</Fact>
        <Fact name={t("observed")}>
          {cluster.observedTime ? <RelativeTime time={cluster.observedTime} /> : t("notObserved")}
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
