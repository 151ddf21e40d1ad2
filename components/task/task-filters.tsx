"use client";

import { useTranslations } from "use-intl";
import { TaskStatus, type TaskSummary } from "@/lib/contract/task";
import { useClusters } from "../cluster/use-clusters";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { SearchInput } from "../ui/search-input";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { StepGlyph } from "./step-glyph";
import type { TaskListFilter } from "./use-task-filter";

const STATUSES = [TaskStatus.enum.RUNNING, TaskStatus.enum.FAILED, TaskStatus.enum.SUCCESSFUL];

/** Search and filters of the task list. */
export function TaskFilters({
  list,
  tasks,
}: {
  list: TaskListFilter;
  /** What is on the page: their creators can be chosen. */
  tasks: readonly TaskSummary[];
}) {
  const t = useTranslations("tasks");
  const { filter, isFiltered } = list;
  return (
    <search aria-label={t("list.filters")} className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("list.search")}
        value={filter.name ?? ""}
        onChange={list.setName}
        className="w-full sm:w-60"
      />
      <div className="max-sm:w-full">
        <Segmented
          label={t("list.statusFilter")}
          value={filter.status ?? "ALL"}
          onChange={(status) => list.setStatus(status === "ALL" ? undefined : status)}
          options={[
            { value: "ALL", label: t("list.all") },
            ...STATUSES.map((status) => ({
              value: status,
              label: (
                <>
                  <StepGlyph status={status} className="size-3.5 max-sm:hidden" />
                  {t(`status.${status}`)}
                </>
              ),
            })),
          ]}
        />
      </div>
      <ClusterSelect list={list} />
      <CreatorSelect list={list} tasks={tasks} />
      {isFiltered && (
        <Button variant="ghost" onClick={list.clear}>
          {t("list.clear")}
        </Button>
      )}
    </search>
  );
}

function ClusterSelect({ list }: { list: TaskListFilter }) {
  const t = useTranslations("tasks.list");
  const clusters = useClusters();
  const chosen = list.filter.clusterId;
  const isKnown = clusters.some(({ id }) => id === chosen);
  return (
    <Select
      label={t("clusterFilter")}
      value={String(chosen ?? "")}
      onChange={(value) => list.setCluster(value === "" ? undefined : Number(value))}
      className="max-sm:flex-1"
      options={[
        { value: "", label: t("allClusters") },
        ...(chosen === undefined || isKnown
          ? []
          : [{ value: String(chosen), label: `#${chosen}` }]),
        ...clusters.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}

function CreatorSelect({ list, tasks }: { list: TaskListFilter; tasks: readonly TaskSummary[] }) {
  const t = useTranslations("tasks.list");
  const me = useMe();
  const chosen = list.filter.creator;
  const others = new Set(tasks.map(({ creator }) => creator.name));
  if (chosen !== undefined) others.add(chosen);
  others.delete(me.name);
  return (
    <Select
      label={t("creatorFilter")}
      value={chosen ?? ""}
      onChange={(value) => list.setCreator(value === "" ? undefined : value)}
      className="max-sm:flex-1"
      options={[
        { value: "", label: t("anyone") },
        { value: me.name, label: t("me", { name: me.name }) },
        ...[...others].sort().map((name) => ({ value: name, label: name })),
      ]}
    />
  );
}
