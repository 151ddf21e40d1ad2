"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { buttonClass } from "../ui/button-class";
import { Notice } from "../ui/notice";

/** Why an action was refused, in the server's words, with the way to the task that is in the way. */
export function SteerProblem({ error }: { error: Error }) {
  const t = useTranslations("steer");
  const common = useTranslations("common");
  const answered = error instanceof CallError && error.status > 0 ? error : undefined;
  const holder = answered?.holder;
  return (
    <div className="mt-3">
      <Notice
        tone="bad"
        role="alert"
        title={t("failedTitle")}
        action={
          holder && (
            <Link href={`/tasks/${holder.id}`} className={buttonClass("secondary", "sm")}>
              {t("openHolder", { task: holder.id })}
            </Link>
          )
        }
      >
        {answered ? answered.message : t("unreachable")}
        {holder && (
          <p>
            {t("holder", {
              user: holder.creatorName,
              done: holder.successful,
              total: holder.total,
            })}
          </p>
        )}
        {answered && (
          <p className="mt-0.5 font-mono text-ink-3 text-xs">
            {[answered.code, answered.traceId ? common("traceId", { id: answered.traceId }) : ""]
              .filter(Boolean)
              .join(" · ")}
          </p>
        )}
      </Notice>
    </div>
  );
}
