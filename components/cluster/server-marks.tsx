"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { serverTone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { groupMarks } from "./group-marks";
import { isDown } from "./worst-first";

const MOST = 48;
const MOST_NAMED = 6;

/** Every server of a cluster as a small glyph, zone beside zone; one picture to a screen reader. */
export function ServerMarks({ marks }: { marks: Cluster["serverMarks"] }) {
  const t = useTranslations("clusters");
  const format = useFormatter();
  const { zones, left } = groupMarks(marks, MOST);
  const up = marks.filter(({ status }) => status === "RUNNING").length;
  const nameOf = (mark: Cluster["serverMarks"][number]) =>
    t("list.mark", {
      server: mark.name,
      zone: mark.zoneName,
      status: t(`serverStatus.${mark.status}`),
    });
  const label = [
    t("list.up", { up, total: marks.length }),
    ...marks.filter(isDown).slice(0, MOST_NAMED).map(nameOf),
  ];
  return (
    <div
      role="img"
      aria-label={format.list(label, { type: "unit" })}
      className="flex flex-wrap items-center gap-x-2 gap-y-1"
    >
      {zones.map((zone) => (
        <span key={zone.name} className="flex h-5 items-center gap-1 rounded bg-surface-2 px-1.5">
          {zone.marks.map((mark) => (
            <span key={mark.id} title={nameOf(mark)}>
              <ToneGlyph tone={serverTone(mark.status)} className="size-2.5" />
            </span>
          ))}
        </span>
      ))}
      {left > 0 && <span className="text-ink-3 text-xs">{t("list.more", { count: left })}</span>}
    </div>
  );
}
