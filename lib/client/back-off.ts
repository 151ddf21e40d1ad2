const STEPS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000] as const;
const JITTER = 0.2;

/**
 * How long to wait before asking again after that many failures in a row: 1, 2, 4, 8, 15, 30 s, with a
 * fifth more or less so that many pages do not ask in step. `random` is from 0 to 1.
 */
export function backOffMs(failures: number, random = Math.random()): number {
  const stepMs = STEPS_MS[Math.min(failures, STEPS_MS.length - 1)] ?? 30_000;
  return Math.round(stepMs * (1 - JITTER + 2 * JITTER * random));
}
