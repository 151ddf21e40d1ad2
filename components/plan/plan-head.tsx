"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import type { Plan } from "@/lib/contract/plan";
import { BackToCluster } from "./back-to-cluster";
import { CopyLink } from "./copy-link";
import { ImpactLabel } from "./impact-label";
import { ServerNames } from "./server-names";
import { useUsual } from "./use-plan-words";

const MOST_ZONES = 8;

/** What is to be done where, how grave it is and why, and how long it usually takes. */
export function PlanHead({
  request,
  plan,
  title,
}: {
  request: PlanRequest;
  plan: Plan;
  title: string;
}) {
  const t = useTranslations("plan.head");
  const zones = zonesOf(request, plan);
  return (
    <header>
      <div className="flex items-center justify-between gap-4">
        <BackToCluster clusterId={request.clusterId} name={plan.clusterName} />
        <CopyLink />
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-ink text-xl tracking-tight">{title}</h1>
        <ImpactLabel impact={plan.impact} />
      </div>
      <ul className="mt-1 text-ink-2 text-sm">
        {plan.impactReasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact name={t("cluster")}>
          <Link
            href={`/clusters/${request.clusterId}`}
            className="font-medium text-accent hover:underline"
          >
            {plan.clusterName}
          </Link>
        </Fact>
        {zones.length > 0 && (
          <Fact name={t("zone", { count: zones.length })}>
            {zones.length > MOST_ZONES ? zones.length : zones.join(", ")}
          </Fact>
        )}
        {plan.servers.length > 0 && (
          <Fact name={t("servers", { count: plan.servers.length })}>
            <ServerNames servers={plan.servers} />
          </Fact>
        )}
        <Fact name={t("usual")}>
          <UsualOfAll usual={plan.usual} />
        </Fact>
      </dl>
    </header>
  );
}

function zonesOf({ zoneName }: PlanRequest, { servers }: Plan): string[] {
  return zoneName === "" ? [...new Set(servers.map((server) => server.zoneName))] : [zoneName];
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 text-ink">{children}</dd>
    </div>
  );
}

function UsualOfAll({ usual }: Pick<Plan, "usual">) {
  const t = useTranslations("plan.head");
  const sayUsual = useUsual();
  if (!usual) return <span className="text-ink-2">{t("noHistory")}</span>;
  return (
    <>
      {sayUsual(usual)}{" "}
      <span className="text-ink-3">{t("usualFrom", { samples: usual.samples })}</span>
    </>
  );
}
