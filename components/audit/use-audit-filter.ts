"use client";

import {
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { AUDIT_SPANS, type AuditFilter, type AuditPage } from "@/lib/client/audit-queries";
import { PAGE_SIZES } from "../ui/pager";

const SPANS = Object.keys(AUDIT_SPANS) as (keyof typeof AUDIT_SPANS)[];

const WHAT = {
  user: parseAsString.withDefault(""),
  status: parseAsStringLiteral(["SUCCESS", "FAILED"]),
  event: parseAsString,
  type: parseAsString,
  task: parseAsInteger,
  cluster: parseAsInteger,
  last: parseAsStringLiteral(SPANS),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};
const PARAMS = {
  ...WHAT,
  page: parseAsInteger.withDefault(1),
  size: parseAsInteger.withDefault(20),
  asOf: parseAsIsoDateTime,
  id: parseAsInteger,
};
const NO_FILTER = {
  user: null,
  status: null,
  event: null,
  type: null,
  task: null,
  cluster: null,
  last: null,
  from: null,
  to: null,
};
const FIRST_PAGE = { page: null, asOf: null, id: null };

/** What can be changed of the filter, each by its name in the address. */
type AuditChoice = Partial<{
  [Key in keyof typeof NO_FILTER]: ReturnType<(typeof WHAT)[Key]["parse"]>;
}>;

/** What the audit is filtered by and which event is open; all of it is in the address. */
export interface AuditList {
  filter: AuditFilter;
  at: AuditPage;
  isFiltered: boolean;
  /** The event whose details are shown. */
  openId: number | undefined;
  choose: (choice: AuditChoice) => void;
  clear: () => void;
  /** A later page leaves out what is newer than `newest`. */
  setPage: (page: number, newest: Date | undefined) => void;
  setSize: (size: number) => void;
  open: (id: number | undefined) => void;
}

export function useAuditFilter(): AuditList {
  const [values, set] = useQueryStates(PARAMS);
  const { page, size, asOf, id, ...what } = values;
  return {
    filter: toFilter(what),
    at: {
      page: Math.max(1, page),
      size: PAGE_SIZES.find((one) => one === size) ?? 20,
      asOf: page > 1 ? (asOf ?? undefined) : undefined,
    },
    isFiltered: Object.values(what).some((value) => value !== null && value !== ""),
    openId: id ?? undefined,
    choose: (choice) => void set({ ...choice, ...FIRST_PAGE }),
    clear: () => void set({ ...NO_FILTER, ...FIRST_PAGE }),
    setPage: (next, newest) =>
      void set(
        { page: next, asOf: next === 1 ? null : (asOf ?? newest ?? null), id: null },
        { history: "push" },
      ),
    setSize: (next) => void set({ size: next, ...FIRST_PAGE }),
    open: (next) => void set({ id: next ?? null }),
  };
}

function toFilter(what: { [Key in keyof typeof NO_FILTER]: AuditChoice[Key] | null }): AuditFilter {
  const { user, status, event, type, task, cluster, last, from, to } = what;
  return {
    userName: user?.trim() || undefined,
    status: status ?? undefined,
    operationEvent: event ?? undefined,
    eventType: type ?? undefined,
    taskId: task ?? undefined,
    clusterId: cluster ?? undefined,
    span: last ?? undefined,
    from: last ? undefined : (from ?? undefined),
    to: last ? undefined : (to ?? undefined),
  };
}
