import "server-only";
import { and, asc, inArray, type SQL, sql } from "drizzle-orm";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import type { listHosts as endpoint } from "@/lib/contract/host";
import { grantedIds } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { contains } from "../contains";
import { pageFacts } from "../page-facts";
import { sortBy } from "../sort-by";
import { seenHosts } from "./seen-hosts";
import { toHost } from "./to-host";

type Query = QueryOf<typeof endpoint>;
type Seen = ReturnType<typeof seenHosts>;

/** One page of the hosts that the actor may read. Throws COM10011. */
export async function listHosts(
  db: Database,
  actor: User,
  query: Query,
): Promise<DataOf<typeof endpoint>> {
  const seen = seenHosts(db);
  const { id, name, ip: innerIpAddress, status, idc: idcName, region: regionName, typeName } = seen;
  const sortable = { id, name, innerIpAddress, status, idcName, regionName, typeName };
  const order = sortBy(query.sort, sortable, id, asc(id));
  const readable = grantedIds(actor.permissions, "HOST", "READ");
  const where = and(
    readable === "all" ? undefined : inArray(id, readable),
    conditionOf(seen, query),
  );
  const [total, rows] = await Promise.all([
    db.$count(seen, where),
    db
      .select()
      .from(seen)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  return { contents: rows.map(toHost), page: pageFacts(query, total) };
}

function conditionOf(seen: Seen, query: Query): SQL | undefined {
  const { keyword, status, includedServiceType, excludedServiceType } = query;
  return and(
    status?.length ? inArray(seen.status, status) : undefined,
    keyword === undefined ? undefined : contains(seen.words, keyword),
    includedServiceType?.length ? hasOneOf(seen, includedServiceType) : undefined,
    excludedServiceType?.length ? sql`not ${hasOneOf(seen, excludedServiceType)}` : undefined,
  );
}

const hasOneOf = (seen: Seen, types: readonly string[]): SQL =>
  sql`exists (select from jsonb_array_elements(${seen.services}) one where ${inArray(sql`one ->> 'type'`, [...types])})`;
