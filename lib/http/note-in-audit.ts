import "server-only";
import { writeAudit } from "@/lib/access/audit";
import { parseSignature } from "@/lib/access/signature";
import { Sparse } from "@/lib/access/sparse";
import type { Failure } from "@/lib/contract/failure";
import type { Database } from "@/lib/store/database";
import type { Route } from "./find-route";
import type { Passage } from "./passage";
import type { Witness } from "./witness";

/** A call that has ended, as the audit sees it. */
export interface Ended {
  passage: Passage;
  route: Route;
  witness: Witness;
  failure: Failure | undefined;
  status: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What the audit keeps: every call that may change something, done or refused; what was read only when it was
 * refused to somebody (one row a minute for each caller, endpoint and answer) and that an access key was
 * used (one row an hour for each key, caller's address and endpoint), so that polling does not fill it.
 */
export function createAuditor(db: Database): (ended: Ended) => Promise<void> {
  const refusals = new Sparse(MINUTE_MS);
  const keyUses = new Sparse(HOUR_MS);

  return async (ended) => {
    if (changes(ended) || isNewRefusal(ended, refusals) || isNewKeyUse(ended, keyUses))
      await writeAudit(db, toEntry(ended));
  };
}

/** A plan is a POST that changes nothing. */
const changes = ({ route: { endpoint } }: Ended): boolean =>
  endpoint.audited ?? (endpoint.method !== "GET" && !endpoint.readsOnly);

/** Without credentials nobody tried anything: a page whose session ended polls on for a while. */
function isNewRefusal({ passage, route, witness, status, failure }: Ended, seen: Sparse): boolean {
  const { headers } = passage.request;
  const tried = witness.userName !== undefined || headers.has("authorization");
  if (!tried || (status !== 401 && status !== 403)) return false;
  const who = witness.userName ?? passage.remoteAddress;
  return seen.may(JSON.stringify([who, route.name, failure?.code]));
}

const isNewKeyUse = ({ passage, route, witness }: Ended, seen: Sparse): boolean =>
  witness.accessKey !== undefined &&
  seen.may(JSON.stringify([witness.accessKey, passage.remoteAddress, route.name]));

/** The key that a refused signature names, whoever made it. */
const keyTried = ({ request }: Passage): string | undefined =>
  parseSignature(request.headers.get("authorization") ?? "")?.accessKey;

const toEntry = ({ passage, route, witness, failure, status }: Ended) => ({
  userName: witness.userName ?? null,
  via: witness.via ?? null,
  accessKey: witness.accessKey ?? keyTried(passage) ?? null,
  endpoint: route.name,
  method: passage.method,
  path: passage.url.pathname,
  // A browser that was refused is led to a page; the audit says that it was refused.
  status: failure?.status ?? status,
  errorCode: failure?.wireCode ?? null,
  taskId: witness.taskId ?? null,
  clusterId: witness.clusterId ?? null,
  reason: witness.reason ?? null,
  traceId: passage.traceId,
  remoteAddress: passage.remoteAddress,
});
