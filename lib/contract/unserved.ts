import { UNSERVED_CLUSTER_CALLS } from "./unserved-clusters";
import { UNSERVED_HOST_CALLS } from "./unserved-hosts";
import { UNSERVED_OTHER_CALLS } from "./unserved-others";
import { UNSERVED_TENANT_CALLS } from "./unserved-tenants";

/** A call that OCP answers and OBDeck does not. */
export interface UnservedCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/${string}`;
  /** What it does in OCP. */
  does: string;
  /** Where that is written. */
  source: string;
}

/** Calls of one chapter: method and path, what it does, and the page of the chapter. */
export interface UnservedChapter {
  source: string;
  calls: readonly (readonly [call: string, does: string, page?: string])[];
}

/**
 * Every call that is known of OCP and not served here. It is answered 501 with COM10008, so that a program
 * can tell it from a wrong address.
 */
export const UNSERVED: readonly UnservedCall[] = [
  ...UNSERVED_CLUSTER_CALLS,
  ...UNSERVED_TENANT_CALLS,
  ...UNSERVED_HOST_CALLS,
  ...UNSERVED_OTHER_CALLS,
].flatMap(({ source, calls }) =>
  calls.map(([call, does, page]) => {
    const [method, path] = call.split(" ");
    // Each call is written as `METHOD /api/…`, which a test reads.
    return { method, path, does, source: page ? `${source}/${page}` : source } as UnservedCall;
  }),
);
