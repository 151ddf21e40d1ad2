import type { PlanRedundancy } from "@/lib/contract/plan";

type Point = PlanRedundancy["course"][number];

/** The moment at which the fewest servers serve. */
export interface WorstPoint {
  servers: number;
  total: number;
  /** From the beginning; undefined without a history. */
  atMs: number | undefined;
  /** The zones that then have fewer in service than before. */
  zones: readonly { name: string; count: number; total: number }[];
}

/** The first of the worst moments, or undefined where nothing leaves service. */
export function worstPoint({ zones, course }: PlanRedundancy): WorstPoint | undefined {
  const [before] = course;
  if (!before) return undefined;
  const worst = course.reduce((a, b) => (b.servers < a.servers ? b : a), before);
  if (worst.servers >= before.servers) return undefined;
  return {
    servers: worst.servers,
    total: zones.reduce((sum, { total }) => sum + total, 0),
    atMs: worst.atMs,
    zones: zones
      .filter(({ name }) => countIn(worst, name) < countIn(before, name))
      .map(({ name, total }) => ({ name, count: countIn(worst, name), total })),
  };
}

/** How many servers of a zone are in service at a point of the course. */
export const countIn = ({ zones }: Point, zone: string): number => zones[zone] ?? 0;

/** Whether servers leave service more than once, so that the course says more than its worst point. */
export const hasCourse = ({ course }: PlanRedundancy): boolean => course.length > 3;
