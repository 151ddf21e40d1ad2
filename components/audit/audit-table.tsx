"use client";

import { useTranslations } from "use-intl";
import type { AuditEvent } from "@/lib/contract/audit";
import { Table, Th } from "../ui/table";
import { AuditRow } from "./audit-row";

const COLUMNS = ["time", "event", "outcome", "who", "object", "address"] as const;

/** Events as a table; each row opens its details. */
export function AuditTable({
  events,
  onOpen,
}: {
  events: readonly AuditEvent[];
  onOpen: (id: number) => void;
}) {
  const t = useTranslations("audit");
  return (
    <Table caption={t("caption")}>
      <thead className="max-md:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <Th key={column}>{t(`columns.${column}`)}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <AuditRow key={event.id} event={event} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  );
}
