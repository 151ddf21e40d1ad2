"use client";

import { useTranslations } from "use-intl";
import type { Cluster, Server } from "@/lib/contract/cluster";

/** What is different afterwards, and that nothing is taken away meanwhile. */
export function StartImpact({ cluster, server }: { cluster: Cluster; server: Server }) {
  const t = useTranslations("clusters.start");
  const zone = cluster.zones?.find(({ name }) => name === server.zoneName);
  const before = zone?.servers.filter(({ status }) => status === "RUNNING").length ?? 0;
  const others = cluster.serverMarks.filter(({ id }) => id !== server.id);
  const isWholeAfter = others.every(({ status }) => status === "RUNNING");
  return (
    <section aria-labelledby="start-impact">
      <h3 id="start-impact" className="font-medium text-ink text-sm">
        {t("impactTitle")}
      </h3>
      <p className="text-ink-2 text-sm">{t("impact")}</p>
      <p className="text-ink-2 text-sm">
        {t("zoneAfter", {
          zone: server.zoneName,
          before,
          after: before + 1,
          total: zone?.servers.length ?? 1,
        })}
        {isWholeAfter && ` ${t("wholeAfter")}`}
      </p>
    </section>
  );
}
