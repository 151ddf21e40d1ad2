"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Task } from "@/lib/contract/task";
import { durationOf, durationText } from "./duration";
import { changesBetween, type TaskChange } from "./task-changes";
import { useNames } from "./use-names";

const QUIET_MS = 3000;
const MOST_SAID = 3;

/**
 * Tells a screen reader what happens: politely and at most every three seconds, failures at once.
 * Shows nothing.
 */
export function TaskAnnouncer({ task }: { task: Task }) {
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const before = useRef(task);
  const waiting = useRef<TaskChange[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { sentence, ended } = useSentences();

  const say = useEffectEvent(() => {
    timer.current = undefined;
    const changes = waiting.current;
    waiting.current = [];
    if (changes.length > 0) setPolite(sentence(changes));
  });
  const note = useEffectEvent((next: Task) => {
    const changes = changesBetween(before.current, next);
    const failed = changes.filter(({ what }) => what === "failed");
    if (failed.length > 0) setAssertive(sentence(failed));
    waiting.current.push(...changes.filter(({ what }) => what !== "failed"));
    if (before.current.status !== next.status) setAssertive((said) => ended(next, said));
    before.current = next;
    if (waiting.current.length > 0) timer.current ??= setTimeout(say, QUIET_MS);
  });

  useEffect(() => note(task), [task]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <div className="sr-only">
      <p aria-live="polite">{polite}</p>
      <p aria-live="assertive">{assertive}</p>
    </div>
  );
}

function useSentences() {
  const t = useTranslations("tasks.announce");
  const locale = useLocale();
  const { nameOf } = useNames();

  function one({ subtask, what }: TaskChange): string {
    const name = nameOf(subtask.name);
    if (what === "failed") return t("failed", { name, message: subtask.error?.message ?? "" });
    if (what === "started") return t("started", { name });
    if (what !== "succeeded") return t(what, { name });
    return t("succeeded", { name, duration: durationText(locale, durationOf(subtask, 0) ?? 0) });
  }

  return {
    sentence(changes: readonly TaskChange[]): string {
      const said = changes.slice(-MOST_SAID).map(one);
      const more = changes.length - said.length;
      return [...said, ...(more > 0 ? [t("more", { count: more })] : [])].join("; ");
    },
    ended(task: Task, said: string): string {
      if (task.status === "SUCCESSFUL") return t("taskSucceeded");
      return task.status === "FAILED" ? `${said} ${t("taskFailed")}` : said;
    },
  };
}
