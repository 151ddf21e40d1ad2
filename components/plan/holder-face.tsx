"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Holder } from "@/lib/contract/holder";
import { useNames } from "../task/use-names";
import { buttonClass } from "../ui/button-class";
import { Progress } from "../ui/progress";
import { RelativeTime } from "../ui/relative-time";

/** The task that is in the way: what it is, whose, how far, and the way to it. */
export function HolderFace({ holder }: { holder: Holder }) {
  const t = useTranslations("plan.holder");
  const { nameOf } = useNames();
  const { id, creatorName, successful: done, total, startTime } = holder;
  const name = nameOf(holder.name);
  return (
    <div
      data-testid="plan-holder"
      className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 rounded-md border border-line bg-surface px-3 py-2"
    >
      <span className="min-w-0">
        <span className="block font-medium text-ink text-sm">{name}</span>
        <span className="block text-ink-3 text-xs">
          {t("by", { name: creatorName })} · <RelativeTime time={startTime} />
        </span>
      </span>
      <span className="inline-flex items-center gap-2 text-ink-2 text-xs">
        <Progress value={done} total={total} label={t("progress", { name, done, total })} />
        {t("steps", { done, total })}
      </span>
      <Link
        href={`/tasks/${id}`}
        aria-label={t("followTask", { task: id })}
        className={`${buttonClass("secondary", "sm")} ml-auto`}
      >
        {t("follow")}
      </Link>
    </div>
  );
}
