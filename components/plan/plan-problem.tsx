"use client";

import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { Notice } from "../ui/notice";
import { RunRefused } from "./run-refused";

/** What the last press was refused with, or that the plan cannot be renewed. */
export function PlanProblem({
  refused,
  stale,
  onDismiss,
}: {
  refused: Error | null;
  stale: Error | null;
  onDismiss: () => void;
}) {
  const t = useTranslations("plan.problem");
  if (refused) return <RunRefused error={refused} onDismiss={onDismiss} />;
  if (!stale) return null;
  const answered = stale instanceof CallError && stale.status > 0;
  return (
    <Notice tone="attention" role="status" title={t("notRenewed")}>
      {answered ? stale.message : t("notRenewedText")}
    </Notice>
  );
}
