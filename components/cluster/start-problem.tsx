"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import type { Server } from "@/lib/contract/cluster";
import { buttonClass } from "../ui/button-class";
import { Notice } from "../ui/notice";
import { holderIn } from "./holder-in";
import { useRefusal } from "./use-refusal";
import type { Refusal } from "./why-not-start";

interface StartProblemProps {
  /** What the server said to the last press, if it refused. */
  error: Error | null;
  refusal: Refusal | undefined;
  server: Server;
}

/** Why the server was not, or cannot be started; with the way to the task that holds it. */
export function StartProblem({ error, refusal, server }: StartProblemProps) {
  const t = useTranslations("clusters.start");
  const common = useTranslations("common");
  const wordsOf = useRefusal();
  const holder = holderIn(error) ?? server.task?.id;
  const answered = error instanceof CallError && error.status > 0 ? error : undefined;

  if (error) {
    return (
      <Notice
        tone="bad"
        role="alert"
        title={t("failedTitle")}
        action={answered ? <OpenHolder id={holder} /> : <RunningTasksLink />}
      >
        {answered ? answered.message : t("unreachable")}
        {answered?.traceId && (
          <p className="mt-0.5 font-mono text-ink-3 text-xs">
            {common("traceId", { id: answered.traceId })}
          </p>
        )}
      </Notice>
    );
  }
  if (!refusal) return null;
  return (
    <Notice
      tone="attention"
      role="status"
      title={t("notAllowed")}
      action={<OpenHolder id={refusal === "held" ? holder : undefined} />}
    >
      {wordsOf(refusal, server)}
    </Notice>
  );
}

function OpenHolder({ id }: { id: number | undefined }) {
  const t = useTranslations("clusters.start");
  if (id === undefined) return null;
  return (
    <Link href={`/tasks/${id}`} className={buttonClass("secondary", "sm")}>
      {t("openTask", { task: id })}
    </Link>
  );
}

function RunningTasksLink() {
  const t = useTranslations("clusters.start");
  return (
    <Link href="/tasks?status=RUNNING" className={buttonClass("secondary", "sm")}>
      {t("toTasks")}
    </Link>
  );
}
