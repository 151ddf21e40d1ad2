"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { ToneGlyph } from "../status/tone-glyph";
import { LiveDuration } from "../task/live-duration";
import { useNames } from "../task/use-names";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button-class";
import { Progress } from "../ui/progress";
import { heldBy } from "./held-by";

const MOST_NAMED = 3;

/** What is being done to the cluster right now, each with its progress and the way to it. */
export function RunningTasks({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.page");
  if (cluster.tasks.length === 0) return null;
  return (
    <section aria-label={t("runningNow")}>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {cluster.tasks.map((task) => (
          <RunningTask
            key={task.id}
            task={task}
            held={heldBy(task.id, cluster.zones ?? [])}
            isOutage={task.id === cluster.outage?.id}
          />
        ))}
      </ul>
    </section>
  );
}

interface RunningTaskProps {
  task: Cluster["tasks"][number];
  held: readonly string[];
  /** It is the one that may take servers out of service. */
  isOutage: boolean;
}

function RunningTask({ task, held, isOutage }: RunningTaskProps) {
  const t = useTranslations("clusters");
  const { nameOf } = useNames();
  const name = nameOf(task.name);
  const done = { done: task.successful, total: task.total };
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
      <span className="inline-flex items-center gap-2 font-medium text-ink">
        <ToneGlyph tone="moving" />
        {name}
      </span>
      {held.length > 0 && (
        <span className="font-mono text-ink-2 text-xs">
          {held.slice(0, MOST_NAMED).join(", ")}
          {held.length > MOST_NAMED && ` +${held.length - MOST_NAMED}`}
        </span>
      )}
      {isOutage && (
        <Badge tone="attention" title={t("page.outageLong")}>
          {t("page.outage")}
        </Badge>
      )}
      <span className="inline-flex items-center gap-2 text-ink-2">
        <Progress
          value={task.successful}
          total={task.total}
          label={t("server.taskProgress", { name, ...done })}
        />
        {t("server.startingStep", done)}
      </span>
      <LiveDuration span={task} live className="text-ink-2" />
      <span className="text-ink-3">{t("page.runningBy", { name: task.creatorName })}</span>
      <Link
        href={`/tasks/${task.id}`}
        aria-label={t("operation.openTask", { task: task.id })}
        className={`${buttonClass("secondary", "sm")} ml-auto`}
      >
        {t("page.open")}
      </Link>
    </li>
  );
}
