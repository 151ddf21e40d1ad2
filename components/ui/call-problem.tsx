"use client";

import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { Notice } from "./notice";

/**
 * Why a press did nothing, in the server's words, with the code and the trace id to give to someone. The
 * sentence itself names the first field that is wrong.
 */
export function CallProblem({ error, className }: { error: Error; className?: string }) {
  const t = useTranslations("common");
  const answered = error instanceof CallError && error.status > 0 ? error : undefined;
  if (!answered)
    return (
      <div className={className}>
        <Notice tone="bad" role="alert">
          {t("unanswered")}
        </Notice>
      </div>
    );
  const facts = [answered.code, answered.traceId && t("traceId", { id: answered.traceId })];
  return (
    <div className={className}>
      <Notice tone="bad" role="alert">
        {answered.message}
        {answered.fields.slice(1).map(({ field, message }) => (
          <p key={field}>
            {field}: {message}
          </p>
        ))}
        <p className="mt-0.5 break-all font-mono text-ink-3 text-xs">
          {facts.filter(Boolean).join(" · ")}
        </p>
      </Notice>
    </div>
  );
}
