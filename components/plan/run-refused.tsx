"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { buttonClass } from "../ui/button-class";
import { IconButton } from "../ui/icon-button";
import { Notice } from "../ui/notice";
import { Changes } from "./changes";
import { HolderFace } from "./holder-face";

/** Why nothing was done: what changed since the plan, who is in the way, or the server's own words. */
export function RunRefused({ error, onDismiss }: { error: Error; onDismiss: () => void }) {
  const t = useTranslations("plan.problem");
  const common = useTranslations("common");
  const answered = error instanceof CallError && error.status > 0 ? error : undefined;
  const title = titleOf(answered);
  return (
    <Notice
      tone={title === "failed" ? "bad" : "attention"}
      role="alert"
      title={t(title)}
      action={
        <span className="flex items-start gap-2">
          {!answered && (
            <Link href="/tasks?status=RUNNING" className={buttonClass("secondary", "sm")}>
              {t("toTasks")}
            </Link>
          )}
          <IconButton size="sm" label={t("dismiss")} onClick={onDismiss}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      }
    >
      {title === "changed" && answered ? (
        <Changes changes={answered.changes} />
      ) : (
        <p>{answered ? answered.message : t("unreachable")}</p>
      )}
      {answered?.holder && <HolderFace holder={answered.holder} />}
      {answered?.traceId && (
        <p className="mt-0.5 font-mono text-ink-3 text-xs">
          {[answered.code, common("traceId", { id: answered.traceId })].filter(Boolean).join(" · ")}
        </p>
      )}
    </Notice>
  );
}

function titleOf(error: CallError | undefined): "changed" | "held" | "failed" {
  if (error?.status === 412) return "changed";
  return error?.holder ? "held" : "failed";
}
