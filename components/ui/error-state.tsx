"use client";

import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { ToneGlyph } from "../status/tone-glyph";
import { Button } from "./button";
import { CopyButton } from "./copy-button";

interface ErrorStateProps {
  title?: string;
  error: unknown;
  onRetry?: () => void;
}

/** Says what went wrong in the server's words, with the trace id to give to someone, and a way on. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const t = useTranslations("common");
  const answered = error instanceof CallError && error.status > 0 ? error : undefined;
  return (
    <div
      role="alert"
      className="flex flex-col items-center rounded-md border border-line bg-surface px-6 py-12 text-center"
    >
      <ToneGlyph tone="bad" className="mb-3 size-5" />
      <p className="font-medium text-base text-ink">{title ?? t("failedTitle")}</p>
      <p className="mt-1 max-w-md text-balance text-ink-2 text-sm">
        {answered ? answered.message : t("offline")}
      </p>
      {answered?.traceId && (
        <p className="mt-3 flex items-center gap-1 font-mono text-ink-3 text-xs">
          {t("traceId", { id: answered.traceId })}
          <CopyButton text={answered.traceId} label={t("copyTraceId")} />
        </p>
      )}
      {onRetry && (
        <Button className="mt-4" onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
