"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { SearchInput } from "../ui/search-input";
import { Segmented } from "../ui/segmented";
import { ClusterChoice, EventChoice, TaskChoice, TypeChoice } from "./audit-choices";
import { AuditRange } from "./audit-range";
import type { AuditList } from "./use-audit-filter";

const STATUSES = ["SUCCESS", "FAILED"] as const;

/** What the audit can be filtered by. */
export function AuditFilters({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { filter, isFiltered, choose, clear } = list;
  return (
    <search aria-label={t("filters")} className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("user")}
        value={filter.userName ?? ""}
        onChange={(user) => choose({ user })}
        className="w-full sm:w-56"
      />
      <div className="max-sm:w-full">
        <Segmented
          label={t("statusFilter")}
          value={filter.status ?? "ALL"}
          onChange={(status) => choose({ status: status === "ALL" ? null : status })}
          options={[
            { value: "ALL", label: t("all") },
            ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
      </div>
      <TypeChoice list={list} />
      <EventChoice list={list} />
      <ClusterChoice list={list} />
      <TaskChoice list={list} />
      <AuditRange list={list} />
      {isFiltered && (
        <Button variant="ghost" onClick={clear}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
