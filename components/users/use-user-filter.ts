"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { UserFilter } from "@/lib/client/access-queries";
import { UserStatus } from "@/lib/contract/user";
import { PAGE_SIZES } from "../ui/pager";

const PARAMS = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(UserStatus.options),
  role: parseAsInteger,
  sort: parseAsString,
  page: parseAsInteger.withDefault(1),
  size: parseAsInteger.withDefault(20),
};

/** What the list of users is filtered and sorted by; all of it is in the address. */
export interface UserListFilter {
  filter: UserFilter;
  isFiltered: boolean;
  setName: (name: string) => void;
  setStatus: (status: UserStatus | undefined) => void;
  setRole: (roleId: number | undefined) => void;
  setSort: (sort: string) => void;
  setPage: (page: number) => void;
  setSize: (size: number) => void;
  clear: () => void;
}

export function useUserFilter(): UserListFilter {
  const [{ q, status, role, sort, page, size }, set] = useQueryStates(PARAMS);
  return {
    filter: {
      name: q.trim() || undefined,
      status: status ?? undefined,
      roleId: role ?? undefined,
      sort: sort ?? undefined,
      page: Math.max(1, page),
      size: PAGE_SIZES.find((one) => one === size) ?? 20,
    },
    isFiltered: q !== "" || status !== null || role !== null,
    setName: (name) => void set({ q: name, page: 1 }),
    setStatus: (next) => void set({ status: next ?? null, page: 1 }),
    setRole: (roleId) => void set({ role: roleId ?? null, page: 1 }),
    setSort: (next) => void set({ sort: next, page: 1 }),
    setPage: (next) => void set({ page: next }, { history: "push" }),
    setSize: (next) => void set({ size: next, page: 1 }),
    clear: () => void set({ q: "", status: null, role: null, page: 1 }),
  };
}
