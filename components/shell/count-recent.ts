const DAY_MS = 24 * 3_600_000;

/**
 * How many of these tasks, newest first, ended within the last day. `orMore` when even the oldest of
 * them did, so that there may be others.
 */
export function countRecent(
  tasks: readonly { finishTime?: string | undefined }[],
  now: number,
  known = 50,
): { count: number; orMore: boolean } {
  const count = tasks.filter(
    ({ finishTime }) => finishTime !== undefined && Date.parse(finishTime) > now - DAY_MS,
  ).length;
  return { count, orMore: count === known };
}
