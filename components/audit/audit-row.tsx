"use client";

import { useTranslations } from "use-intl";
import type { AuditEvent } from "@/lib/contract/audit";
import { ExactTime } from "../task/exact-time";
import { Td, Tr } from "../ui/table";
import { AuditOutcome } from "./audit-outcome";
import { EventObjects } from "./event-objects";
import { useAuditWords } from "./use-audit-words";

/** One event: when, what and how it ended, who, where and from where. The whole row opens its details. */
export function AuditRow({ event, onOpen }: { event: AuditEvent; onOpen: (id: number) => void }) {
  const t = useTranslations("audit");
  const { eventOf, failureOf } = useAuditWords();
  const why = event.errorCode && failureOf(event.errorCode);
  return (
    <Tr className="stacked-row" data-testid={`event-${event.id}`} data-status={event.status}>
      <Td className="text-ink-2 text-xs max-md:order-3 max-md:w-full">
        <ExactTime time={event.endTime} />
      </Td>
      <Td className="max-md:order-1 max-md:flex-1">
        <button
          type="button"
          onClick={() => onOpen(event.id)}
          className="cursor-pointer text-left font-medium text-ink after:absolute after:inset-0 hover:text-accent"
        >
          {eventOf(event.operationEvent)}
        </button>
      </Td>
      <Td className="max-md:order-2">
        <AuditOutcome event={event} />
        {event.errorCode && (
          <p className="line-clamp-2 max-w-72 text-ink-3 text-xs max-md:hidden" title={why}>
            <span className="font-mono">{event.errorCode}</span> {why}
          </p>
        )}
      </Td>
      <Td className="max-w-44 truncate text-ink max-md:order-4">
        {event.operatorName ?? <span className="text-ink-3">{t("nobody")}</span>}
      </Td>
      <Td className="text-ink-2 max-md:order-5 max-md:empty:hidden">
        <EventObjects event={event} />
      </Td>
      <Td className="text-ink-2 text-xs max-md:order-6">
        <span className="font-mono">{event.clientIp ?? t("unknownAddress")}</span>
        {event.via && <span className="text-ink-3"> {t(`via.${event.via}`)}</span>}
      </Td>
    </Tr>
  );
}
