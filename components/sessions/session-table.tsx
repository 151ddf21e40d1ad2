"use client";

import { useTranslations } from "use-intl";
import type { Session } from "@/lib/contract/session";
import { localTime } from "../task/local-time";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { Table, Td, Th, Tr } from "../ui/table";
import { useBrowserWords } from "./use-browser-words";

interface SessionTableProps {
  sessions: readonly Session[];
  onEnd: (session: Session) => void;
}

/** One's own sessions, each with what it is used with and until when it lasts. */
export function SessionTable({ sessions, onEnd }: SessionTableProps) {
  const t = useTranslations("sessions");
  return (
    <Table caption={t("caption")}>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{t("columns.browser")}</Th>
          <Th>{t("columns.address")}</Th>
          <Th>{t("columns.begun")}</Th>
          <Th>{t("columns.seen")}</Th>
          <Th>{t("columns.ends")}</Th>
          <Th className="text-right">{t("columns.actions")}</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={onEnd} />
        ))}
      </tbody>
    </Table>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: SessionTableProps["onEnd"] }) {
  const t = useTranslations("sessions");
  const words = useBrowserWords();
  const { current, source, remoteAddress, userAgent } = session;
  const browser = words(userAgent);
  return (
    <Tr className="stacked-row" data-testid={`session-${session.id}`}>
      <Td className="max-md:order-1 max-md:flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium text-ink" title={userAgent}>
            {browser}
          </span>
          {current && <Badge tone="accent">{t("thisOne")}</Badge>}
          {source === "SSO" && <span className="text-ink-3 text-xs">{t("bySso")}</span>}
        </span>
      </Td>
      <Td className="font-mono text-ink-2 text-xs max-md:order-3 max-md:w-full">
        {remoteAddress ?? t("unknownAddress")}
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-4">
        <NarrowName>{t("columns.begun")}</NarrowName>
        <RelativeTime time={session.createTime} />
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-5">
        <NarrowName>{t("columns.seen")}</NarrowName>
        <RelativeTime time={session.seenTime} />
      </Td>
      <Td className="text-ink-2 max-md:order-6 max-md:w-full">
        <NarrowName>{t("columns.ends")}</NarrowName>
        <Ends session={session} />
      </Td>
      <Td className="text-right max-md:order-2">
        {!current && (
          <Button size="sm" aria-label={t("endNamed", { browser })} onClick={() => onEnd(session)}>
            {t("end")}
          </Button>
        )}
      </Td>
    </Tr>
  );
}

/** What a cell says, where the heads of the columns are not shown. */
const NarrowName = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="text-ink-3 md:hidden">
    {children}{" "}
  </span>
);

/** The moment it ends when it is not used, and the one at which it ends anyway. */
function Ends({ session: { idleUntil, expireTime } }: { session: Session }) {
  const t = useTranslations("sessions");
  const isIdleFirst = Date.parse(idleUntil) < Date.parse(expireTime);
  return (
    <span className="tabular-nums">
      {isIdleFirst && (
        <span className="block">{t("endsIdle", { time: localTime(idleUntil) })}</span>
      )}
      <span className="block">{t("ends", { time: localTime(expireTime) })}</span>
    </span>
  );
}
