"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { useNames } from "../task/use-names";
import { Progress } from "../ui/progress";

/** The task that works on something: its name, how far it is, and the way to it. */
export function HolderLink({ task }: { task: Cluster["tasks"][number] }) {
  const t = useTranslations("clusters.server");
  const { nameOf } = useNames();
  const name = nameOf(task.name);
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Link
        href={`/tasks/${task.id}`}
        className="relative z-10 inline-flex min-h-6 items-center font-medium text-accent hover:underline"
      >
        {name}
      </Link>
      <Progress
        value={task.successful}
        total={task.total}
        label={t("taskProgress", { name, done: task.successful, total: task.total })}
        className="w-14"
      />
      <span className="text-ink-2">
        {t("startingStep", { done: task.successful, total: task.total })}
      </span>
    </span>
  );
}
