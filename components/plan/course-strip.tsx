"use client";

import "../task/task-page.css";
import { useLocale, useTranslations } from "use-intl";
import type { PlanRedundancy } from "@/lib/contract/plan";
import { durationText } from "../task/duration";
import { countIn } from "./worst-point";

type Course = PlanRedundancy["course"];

/**
 * How many servers of each zone serve while one zone follows another. Parts are as wide as they usually
 * last; without a history all are as wide.
 */
export function CourseStrip({
  zones,
  course,
  endMs,
}: Pick<PlanRedundancy, "zones" | "course"> & { endMs: number | undefined }) {
  const t = useTranslations("plan.redundancy");
  const widths = widthsOf(course, endMs);
  return (
    <div data-testid="course-strip" className="border-line border-t px-4 py-3 text-xs">
      <h3 className="mb-2 font-medium text-ink-3 text-xs">{t("strip")}</h3>
      <div className="flex flex-col gap-1">
        {zones.map((zone) => (
          <ZoneCourse key={zone.name} zone={zone} course={course} widths={widths} />
        ))}
      </div>
    </div>
  );
}

function ZoneCourse({
  zone: { name, total },
  course,
  widths,
}: {
  zone: PlanRedundancy["zones"][number];
  course: Course;
  widths: readonly number[];
}) {
  const t = useTranslations("plan.redundancy");
  const locale = useLocale();
  const counts = course.map((point) => countIn(point, name));
  return (
    <div className="flex items-center gap-3">
      <span className="w-20 shrink-0 truncate text-ink-2" title={name}>
        {name}
      </span>
      <div
        role="img"
        aria-label={t("row", { zone: name, counts: counts.join(", ") })}
        className="service-row"
      >
        {course.map((point, index) => {
          const count = counts[index] ?? 0;
          const time = point.atMs === undefined ? "" : `${durationText(locale, point.atMs)} `;
          return (
            <span
              key={point.subtaskId ?? 0}
              data-level={levelOf(count, total)}
              title={`${time}${count}/${total}`}
              style={{ flexGrow: widths[index] }}
            >
              {count}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function levelOf(count: number, total: number): "full" | "part" | "none" {
  if (count === total) return "full";
  return count === 0 ? "none" : "part";
}

/** How wide each part is, of 1 in all; none so narrow that it cannot be seen. */
function widthsOf(course: Course, endMs: number | undefined): number[] {
  const starts = course.map(({ atMs }, index) => (index === 0 ? 0 : atMs));
  const end = Math.max(endMs ?? 0, ...starts.map((at) => at ?? 0));
  if (end === 0 || starts.includes(undefined)) return course.map(() => 1 / course.length);
  return starts.map((at, index) => Math.max(0.02, ((starts[index + 1] ?? end) - (at ?? 0)) / end));
}
