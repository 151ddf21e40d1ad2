"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { failedTasksQuery, runningTasksQuery } from "@/lib/client/queries";
import { maySome } from "@/lib/contract/permission";
import type { TaskSummary } from "@/lib/contract/task";
import type { Tone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { Tooltip } from "../ui/tooltip";
import { countRecent } from "./count-recent";
import { useMe } from "./me";

const NONE: readonly TaskSummary[] = [];

/** How many tasks run and how many failed within a day, each a way to them; a zero is not shown. */
export function TaskCounts() {
  const t = useTranslations("shell");
  const enabled = maySome(useMe().permissions, "TASK:?:READ");
  const running = useQuery({ ...runningTasksQuery(), enabled }).data?.page.totalElements ?? 0;
  const failed = useQuery({ ...failedTasksQuery(), enabled }).data?.contents ?? NONE;
  const now = useServerNow(failed.length > 0);
  const recent = countRecent(failed, now);
  return (
    <>
      {running > 0 && (
        <Count
          tone="moving"
          count={String(running)}
          text={t("runningTasks", { count: running })}
          status="RUNNING"
        />
      )}
      {recent.count > 0 && (
        <Count
          tone="bad"
          count={`${recent.count}${recent.orMore ? "+" : ""}`}
          text={t(recent.orMore ? "failedTasksMany" : "failedTasks", { count: recent.count })}
          status="FAILED"
        />
      )}
    </>
  );
}

function Count(props: { tone: Tone; count: string; text: string; status: "RUNNING" | "FAILED" }) {
  return (
    <Tooltip content={props.text} side="bottom">
      <Link
        href={`/tasks?status=${props.status}`}
        aria-label={props.text}
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink"
      >
        <ToneGlyph tone={props.tone} />
        {props.count}
      </Link>
    </Tooltip>
  );
}
