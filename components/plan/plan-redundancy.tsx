"use client";

import { useTranslations } from "use-intl";
import type { Plan } from "@/lib/contract/plan";
import { ToneGlyph } from "../status/tone-glyph";
import { CourseStrip } from "./course-strip";
import { InService } from "./in-service";
import { PlanCard } from "./plan-card";
import { hasCourse, worstPoint } from "./worst-point";
import { WorstWords } from "./worst-words";

const MOST_LOST = 5;
const HEADING = "py-1.5 pr-4 text-left font-medium";

/** How many servers of every zone serve now, at the worst moment and afterwards, and what is lost by it. */
export function PlanRedundancy({ plan }: { plan: Plan }) {
  const t = useTranslations("plan.redundancy");
  const { zones, course, lost } = plan.redundancy;
  const worst = worstPoint(plan.redundancy);
  const rows = zones.length > 1 ? [...zones, allOf(plan.redundancy, t("all"))] : zones;
  const more = lost.length - MOST_LOST;
  const names = lost.slice(0, MOST_LOST).join(", ");
  return (
    <PlanCard
      id="plan-redundancy"
      title={t("title")}
      aside={
        <p className="text-ink-2 text-sm">{worst ? <WorstWords worst={worst} /> : t("same")}</p>
      }
    >
      <div className="overflow-x-auto border-line border-t">
        <table className="w-full border-collapse px-4 text-sm">
          <thead className="text-ink-3 text-xs">
            <tr>
              <th scope="col" className={`${HEADING} pl-4`}>
                {t("zone")}
              </th>
              {(["before", "worst", "after"] as const).map((when) => (
                <th key={when} scope="col" className={HEADING}>
                  {t(when)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((zone) => (
              <tr
                key={zone.name}
                data-testid={`redundancy-${zone.name}`}
                className="border-line border-t"
              >
                <th
                  scope="row"
                  className="max-w-40 truncate py-2 pr-4 pl-4 text-left font-medium text-ink"
                >
                  {zone.name}
                </th>
                <InService count={zone.before} total={zone.total} than={zone.before} />
                <InService count={zone.worst} total={zone.total} than={zone.before} />
                <InService count={zone.after} total={zone.total} than={zone.before} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lost.length > 0 && (
        <p className="flex gap-2.5 border-line border-t bg-danger-soft px-4 py-2.5 text-ink text-sm">
          <ToneGlyph tone="bad" className="mt-0.75 size-3.5" />
          {t("lost", { names: more > 0 ? t("lostMore", { names, count: more }) : names })}
        </p>
      )}
      {hasCourse(plan.redundancy) && (
        <CourseStrip zones={zones} course={course} endMs={plan.usual?.p50Ms} />
      )}
    </PlanCard>
  );
}

function allOf({ zones, course }: Plan["redundancy"], name: string) {
  const sum = (of: (zone: (typeof zones)[number]) => number) =>
    zones.reduce((all, zone) => all + of(zone), 0);
  return {
    name,
    total: sum(({ total }) => total),
    before: sum(({ before }) => before),
    worst: Math.min(...course.map(({ servers }) => servers)),
    after: sum(({ after }) => after),
  };
}
