import type { Plan, PlanCheck } from "@/lib/contract/plan";

/** What speaks against an operation, the gravest first, and apart from it what was found to be well. */
export function sortChecks(checks: readonly PlanCheck[]): {
  against: readonly PlanCheck[];
  passed: readonly PlanCheck[];
} {
  const of = (level: PlanCheck["level"]) => checks.filter((one) => one.level === level);
  return { against: [...of("BLOCK"), ...of("WARN")], passed: of("PASS") };
}

/** The check that refuses the operation first, unless force passes over it. */
export const refusingCheck = (
  checks: readonly PlanCheck[],
  isForced: boolean,
): PlanCheck | undefined =>
  checks.find(({ level, forcible }) => level === "BLOCK" && !(forcible && isForced));

/** The same text for as long as the checks have the same outcome. */
export const outcomeOf = ({ checks, impact }: Pick<Plan, "checks" | "impact">): string =>
  [impact, ...checks.map(({ id, level, holder }) => `${id} ${level} ${holder?.id ?? ""}`)].join();
