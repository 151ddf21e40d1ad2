"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { AuditEvent } from "@/lib/contract/audit";
import { ExactTime } from "../task/exact-time";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { AuditOutcome } from "./audit-outcome";
import { EventObjects } from "./event-objects";
import { useAuditWords } from "./use-audit-words";

interface AuditDetailsProps {
  /** What is on the page; the open one may have moved off it since. */
  events: readonly AuditEvent[];
  openId: number | undefined;
  onClose: () => void;
}

/** Everything that was noted of one event, in a panel beside the table. */
export function AuditDetails({ events, openId, onClose }: AuditDetailsProps) {
  const { eventOf } = useAuditWords();
  const [last, setLast] = useState<AuditEvent>();
  const found = events.find(({ id }) => id === openId);
  if (found && found !== last) setLast(found);
  const isOpen = openId !== undefined && last?.id === openId;
  return (
    <Dialog
      open={isOpen}
      place="side"
      title={last ? eventOf(last.operationEvent) : ""}
      onClose={onClose}
    >
      {last && <Facts event={last} />}
    </Dialog>
  );
}

function Facts({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit.details");
  const words = useTranslations("audit");
  const { typeOf } = useAuditWords();
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 text-sm">
      <Fact name={t("outcome")}>
        <Outcome event={event} />
      </Fact>
      <Fact name={t("time")}>
        <ExactTime time={event.endTime} />
      </Fact>
      <Fact name={t("who")}>{event.operatorName ?? words("nobody")}</Fact>
      {event.via && <Fact name={t("via")}>{words(`via.${event.via}`)}</Fact>}
      {event.accessKey && (
        <Fact name={t("accessKey")}>
          <span className="font-mono">{event.accessKey}</span>
        </Fact>
      )}
      <Fact name={t("address")}>
        <span className="font-mono">{event.clientIp ?? words("unknownAddress")}</span>
      </Fact>
      {(event.clusterId !== undefined || event.taskId !== undefined) && (
        <Fact name={words("columns.object")}>
          <EventObjects event={event} />
        </Fact>
      )}
      <Fact name={t("reason")}>
        {event.reason ?? <span className="text-ink-3">{t("noReason")}</span>}
      </Fact>
      <Fact name={t("type")}>{typeOf(event.eventType)}</Fact>
      <Fact name={t("rawName")}>
        <span className="break-all font-mono text-xs">{event.operationEvent}</span>
      </Fact>
      <Fact name={t("call")}>
        <span className="break-all font-mono text-xs">
          {event.method} {event.path}
        </span>
      </Fact>
      <Fact name={t("traceId")}>
        <span className="inline-flex items-center gap-1">
          <span className="break-all font-mono text-xs">{event.traceId}</span>
          <CopyTraceId id={event.traceId} />
        </span>
      </Fact>
      <Fact name={t("id")}>{event.id}</Fact>
    </dl>
  );
}

function Outcome({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit.details");
  const { failureOf } = useAuditWords();
  const { errorCode, httpStatus } = event;
  const why = errorCode && failureOf(errorCode);
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3">
        <AuditOutcome event={event} />
        <span className="text-ink-3">{t("http", { status: httpStatus })}</span>
      </span>
      {errorCode && <p className="mt-0.5 text-ink-2">{t("answer", { code: errorCode })}</p>}
      {why && <p className="text-ink">{why}</p>}
    </>
  );
}

function CopyTraceId({ id }: { id: string }) {
  const t = useTranslations("common");
  return <CopyButton text={id} label={t("copyTraceId")} />;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words text-ink">{children}</dd>
    </>
  );
}
