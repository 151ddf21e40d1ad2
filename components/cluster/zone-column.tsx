"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Cluster, Server, Zone } from "@/lib/contract/cluster";
import { ZoneStatusLabel } from "../status/status-label";
import { serverTone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { Badge } from "../ui/badge";
import { addressOf } from "./address-of";
import { HolderLink } from "./holder-link";
import { ServerMarks } from "./server-marks";
import { inZoneOrder } from "./worst-first";
import { ZoneActions } from "./zone-actions";

const MOST_LISTED = 16;

/** A zone as a column: its servers by name, or as glyphs when they are many. */
export function ZoneColumn({ cluster, zone }: { cluster: Cluster; zone: Zone }) {
  const t = useTranslations("clusters.server");
  const up = zone.servers.filter(({ status }) => status === "RUNNING").length;
  const count = { up, total: zone.servers.length };
  const place = [zone.regionName, zone.idcName].filter(Boolean).join(" · ");
  return (
    <section
      aria-label={zone.name}
      className="flex flex-col rounded-md border border-line bg-surface"
    >
      <header className="flex min-h-10 items-center gap-3 border-line border-b px-4 py-2">
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-medium text-ink text-sm">{zone.name}</h3>
          {place && <p className="truncate text-ink-3 text-xs">{place}</p>}
        </div>
        <ZoneStatusLabel status={zone.status} className="text-ink-2 text-xs" />
        <span className="font-medium text-ink text-sm">
          <span aria-hidden="true">{t("up", count)}</span>
          <span className="sr-only">{t("upLong", count)}</span>
        </span>
        <ZoneActions cluster={cluster} zoneName={zone.name} />
      </header>
      {zone.task && (
        <p className="overflow-hidden border-line border-b px-4 py-1 text-xs">
          <HolderLink task={zone.task} />
        </p>
      )}
      {zone.servers.length > MOST_LISTED ? (
        <div className="p-4">
          <ServerMarks
            marks={zone.servers.map((server) => ({ ...server, name: addressOf(server) }))}
          />
        </div>
      ) : (
        <ul className="px-2 py-1.5">
          {inZoneOrder(zone.servers).map((server) => (
            <ServerLine key={server.id} server={server} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ServerLine({ server }: { server: Server }) {
  const t = useTranslations("clusters");
  return (
    <li className="flex min-h-8 items-center gap-2.5 rounded px-2 text-sm">
      <ToneGlyph tone={serverTone(server.status)} />
      <span className="truncate font-mono text-ink text-xs">{addressOf(server)}</span>
      {server.withRootserver && <Badge title={t("server.root")}>{t("server.rootShort")}</Badge>}
      <span className="ml-auto whitespace-nowrap text-ink-2 text-xs">
        {server.task ? (
          <Link
            href={`/tasks/${server.task.id}`}
            className="inline-flex min-h-6 items-center text-accent hover:underline"
          >
            {t(`serverStatus.${server.status}`)} {server.task.successful}/{server.task.total}
          </Link>
        ) : (
          t(`serverStatus.${server.status}`)
        )}
      </span>
    </li>
  );
}
