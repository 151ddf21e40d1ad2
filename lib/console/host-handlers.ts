import "server-only";
import type { Handlers } from "@/lib/http/handler";
import { getHost } from "@/lib/operations/host/get-host";
import { listHosts } from "@/lib/operations/host/list-hosts";
import type { Database } from "@/lib/store/database";

/** What is known of hosts, joined to its endpoints. */
export function hostHandlers(db: Database): Pick<Handlers, "listHosts" | "getHost"> {
  return {
    listHosts: ({ actor, query }) => listHosts(db, actor, query),
    getHost: ({ params }) => getHost(db, params.hostId),
  };
}
