"use client";

import { useLocale, useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { ToneGlyph } from "../status/tone-glyph";
import { type Redundancy, redundancyOf } from "./redundancy";
import { ZoneColumn } from "./zone-column";

/** The zones side by side, and above them what the cluster could still lose. */
export function ZoneSection({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.page");
  const zones = cluster.zones ?? [];
  const redundancy = redundancyOf(zones);
  return (
    <section aria-labelledby="zones">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="zones" className="font-semibold text-base text-ink">
          {t("topology")}
        </h2>
        <RedundancyLine redundancy={redundancy} />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-3">
        {zones.map((zone) => (
          <ZoneColumn key={zone.name} cluster={cluster} zone={zone} />
        ))}
      </div>
    </section>
  );
}

function RedundancyLine({ redundancy }: { redundancy: Redundancy }) {
  const t = useTranslations("clusters.page");
  const locale = useLocale();
  const { kind, tone, broken, spare, upZones, zones } = redundancy;
  return (
    <p className="flex items-start gap-2 text-ink-2 text-sm">
      <ToneGlyph tone={tone} className="mt-1.25 size-2.5" />
      {t(`majority.${kind}`, {
        zones: broken.join(locale === "zh" ? "、" : ", "),
        spare,
        up: upZones,
        total: zones.length,
      })}
    </p>
  );
}
