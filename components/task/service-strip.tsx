"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { isFinished, type Task } from "@/lib/contract/task";
import { localClock } from "./local-time";
import { serviceCourse, type ZoneCourse } from "./service-course";

/** Whether a task takes servers out of service and brings them back, so that its course is worth a look. */
export const hasServiceCourse = ({ action, target }: Task): boolean =>
  action === "ROLLING_RESTART" || (action === "RESTART" && target?.scope !== "SERVER");

/** How many servers of each zone served, over the course of a task, and the worst moment in words. */
export function ServiceStrip({ task }: { task: Task }) {
  const t = useTranslations("tasks.strip");
  const live = !isFinished(task.status);
  const startMs = Date.parse(task.startTime);
  const { zones, worst } = useMemo(
    () => serviceCourse(task.subtasks, startMs),
    [task.subtasks, startMs],
  );
  const now = useServerNow(live);
  const endMs = Math.max(startMs + 1000, task.finishTime ? Date.parse(task.finishTime) : now);
  const inService = zones.reduce((sum, { points }) => sum + (points.at(-1)?.inService ?? 0), 0);
  const total = zones.reduce((sum, zone) => sum + zone.total, 0);
  return (
    <section
      aria-label={t("title")}
      data-testid="service-strip"
      className="rounded-md border border-line bg-surface px-3 py-2 text-xs"
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
        <h2 className="font-medium text-ink text-sm">{t("title")}</h2>
        <p className="text-ink-2">
          {worst
            ? t("worst", { ...worst, time: localClock(new Date(worst.atMs).toISOString()) })
            : t("never")}
        </p>
        {live && <p className="ml-auto text-ink">{t("now", { inService, total })}</p>}
      </div>
      <div className="mt-1.5 flex max-h-28 flex-col gap-1 overflow-y-auto">
        {zones.map((zone) => (
          <ZoneRow key={zone.name} {...{ zone, startMs, endMs, live }} />
        ))}
      </div>
    </section>
  );
}

function ZoneRow({
  zone,
  startMs,
  endMs,
  live,
}: {
  zone: ZoneCourse;
  startMs: number;
  endMs: number;
  live: boolean;
}) {
  const t = useTranslations("tasks.strip");
  const { name, total, points } = zone;
  const inService = points.at(-1)?.inService ?? total;
  return (
    <div className="flex items-center gap-3">
      <span className="w-20 shrink-0 truncate text-ink-2" title={name}>
        {name}
      </span>
      <div
        role="img"
        aria-label={t("zone", { zone: name, inService, total })}
        className="service-row"
        data-live={live}
      >
        {points.map((point, index) => {
          const until = points[index + 1]?.atMs ?? endMs;
          const level =
            point.inService === total ? "full" : point.inService === 0 ? "none" : "part";
          return (
            <span
              key={point.atMs}
              data-level={level}
              title={`${localClock(new Date(point.atMs).toISOString())} ${point.inService}/${total}`}
              style={{ flexGrow: Math.max(1, until - point.atMs) / Math.max(1, endMs - startMs) }}
            >
              {point.inService}
            </span>
          );
        })}
      </div>
      <span className="min-w-12 shrink-0 text-right text-ink tabular-nums">
        {inService}/{total}
      </span>
    </div>
  );
}
