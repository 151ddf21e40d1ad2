import type { Endpoint, ServerRow } from "./cluster";

const isSame = (one: Endpoint, other: Endpoint | undefined) =>
  one.ip === other?.ip && one.sqlPort === other.sqlPort;

/**
 * The servers of a cluster in the order to ask them: the one that answered last time, the others, and
 * at the end the one being worked on, which is the likeliest to be broken.
 */
export function orderEndpoints(
  all: readonly Endpoint[],
  last: Endpoint | undefined,
  lastGood: Endpoint | undefined,
): Endpoint[] {
  const rank = (endpoint: Endpoint) => {
    if (isSame(endpoint, last)) return 2;
    return isSame(endpoint, lastGood) ? 0 : 1;
  };
  return [...all].sort((one, other) => rank(one) - rank(other));
}

/** The endpoints with those that the cluster itself lists and that were not known yet. */
export function learnEndpoints(known: readonly Endpoint[], rows: readonly ServerRow[]): Endpoint[] {
  const fresh = rows
    .filter((row) => !known.some((endpoint) => isSame(endpoint, row)))
    .map(({ ip, rpcPort, sqlPort }) => ({ ip, rpcPort, sqlPort }));
  return [...known, ...fresh];
}
