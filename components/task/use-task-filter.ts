"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { TaskFilter } from "@/lib/client/task-queries";
import { TaskStatus } from "@/lib/contract/task";
import { PAGE_SIZES } from "../ui/pager";

const PARAMS = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(TaskStatus.options),
  cluster: parseAsInteger,
  by: parseAsString,
  page: parseAsInteger.withDefault(1),
  size: parseAsInteger.withDefault(20),
};

/** What the task list is filtered by; all of it is in the address, so that it can be shared and gone back to. */
export interface TaskListFilter {
  filter: TaskFilter;
  /** Something other than page and size is set. */
  isFiltered: boolean;
  setName: (name: string) => void;
  setStatus: (status: TaskStatus | undefined) => void;
  setCluster: (clusterId: number | undefined) => void;
  setCreator: (creator: string | undefined) => void;
  setPage: (page: number) => void;
  setSize: (size: number) => void;
  clear: () => void;
}

export function useTaskFilter(): TaskListFilter {
  const [{ q, status, cluster, by, page, size }, set] = useQueryStates(PARAMS);
  const filter: TaskFilter = {
    name: q.trim() || undefined,
    status: status ?? undefined,
    clusterId: cluster ?? undefined,
    creator: by ?? undefined,
    page: Math.max(1, page),
    size: PAGE_SIZES.find((one) => one === size) ?? 20,
  };
  return {
    filter,
    isFiltered: q !== "" || status !== null || cluster !== null || by !== null,
    setName: (name) => void set({ q: name, page: 1 }),
    setStatus: (next) => void set({ status: next ?? null, page: 1 }),
    setCluster: (clusterId) => void set({ cluster: clusterId ?? null, page: 1 }),
    setCreator: (creator) => void set({ by: creator ?? null, page: 1 }),
    setPage: (next) => void set({ page: next }, { history: "push" }),
    setSize: (next) => void set({ size: next, page: 1 }),
    clear: () => void set({ q: "", status: null, cluster: null, by: null, page: 1 }),
  };
}
