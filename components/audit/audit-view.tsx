"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { auditQuery } from "@/lib/client/audit-queries";
import type { AuditEvent } from "@/lib/contract/audit";
import { SettingsHead } from "../settings/settings-head";
import { TableLoading } from "../settings/table-loading";
import { ErrorState } from "../ui/error-state";
import { Pager } from "../ui/pager";
import { AsOf } from "./as-of";
import { AuditDetails } from "./audit-details";
import { AuditEmpty } from "./audit-empty";
import { AuditExport } from "./audit-export";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { useAuditFilter } from "./use-audit-filter";

/** The audit, newest first. Its first page follows what happens; later ones stand still while they are read. */
export function AuditView() {
  const t = useTranslations("audit");
  const list = useAuditFilter();
  const { data, error, failureReason, refetch } = useQuery(auditQuery(list.filter, list.at));
  const problem = data ? undefined : (error ?? failureReason);
  const total = data?.page.totalElements;
  return (
    <>
      <SettingsHead title={t("title")} lead={t("lead")}>
        <AuditExport filter={list.filter} total={total} />
      </SettingsHead>
      <div className="flex flex-col gap-4">
        <AuditFilters list={list} />
        <p role="status" className="text-ink-3 text-sm empty:hidden">
          {total !== undefined && t("total", { count: total })}
        </p>
        <AsOf list={list} />
        {problem && (
          <ErrorState title={t("errorTitle")} error={problem} onRetry={() => void refetch()} />
        )}
        {!data && !problem && <TableLoading label={t("loading")} />}
        {data && data.contents.length === 0 && <AuditEmpty list={list} />}
        {data && data.contents.length > 0 && (
          <>
            <AuditTable events={data.contents} onOpen={list.open} />
            <Pager
              label={t("pages")}
              page={data.page}
              onPage={(page) => list.setPage(page, justAfter(data.contents[0]))}
              onSize={list.setSize}
            />
          </>
        )}
      </div>
      <AuditDetails
        events={data?.contents ?? []}
        openId={list.openId}
        onClose={() => list.open(undefined)}
      />
    </>
  );
}

/** The first moment behind an event; times are told in whole milliseconds. */
const justAfter = (event: AuditEvent | undefined): Date | undefined =>
  event && new Date(Date.parse(event.endTime) + 1);
