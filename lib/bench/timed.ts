import { quantile } from "./quantile";

/** What a run of many calls took. Times in milliseconds. */
export interface Timing {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Makes `count` calls, `atOnce` of them at any time, and times each. */
export async function timed(
  count: number,
  atOnce: number,
  call: (index: number) => Promise<unknown>,
): Promise<Timing> {
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const begun = performance.now();
      await call(index);
      took.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const perSecond = (count / (performance.now() - begun)) * 1000;
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

/** The middle of each figure over several runs. */
export function middle(runs: readonly Timing[]): Timing {
  const of = (pick: (run: Timing) => number) => quantile(runs.map(pick), 0.5);
  return {
    perSecond: of((run) => run.perSecond),
    p50: of((run) => run.p50),
    p99: of((run) => run.p99),
  };
}
