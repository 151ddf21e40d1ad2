"use client";

import { useTranslations } from "use-intl";
import type { AuditEvent } from "@/lib/contract/audit";
import { StatusLabel } from "../status/status-label";

/** Whether it was done, refused, or the console itself failed. */
export function AuditOutcome({ event: { status, httpStatus } }: { event: AuditEvent }) {
  const t = useTranslations("audit.outcome");
  if (status === "SUCCESS") return <StatusLabel status={status} tone="good" word={t("SUCCESS")} />;
  const isFault = httpStatus >= 500;
  return (
    <StatusLabel
      status={status}
      tone={isFault ? "bad" : "attention"}
      word={t(isFault ? "ERROR" : "FAILED")}
    />
  );
}
