"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDownToLine, Check, Copy, Download, WrapText } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { downloadText } from "@/lib/client/download";
import { logQuery } from "@/lib/client/log-feed";
import { EMPTY_LOG, type LogFeed } from "@/lib/client/log-lines";
import type { Subtask } from "@/lib/contract/task";
import { IconButton } from "../ui/icon-button";
import { Spinner } from "../ui/spinner";
import { LogBlock } from "./log-line-view";
import { useNames } from "./use-names";
import { useTail } from "./use-tail";

/** The box that the lines scroll in; there is one on a page. */
export const LOG_ID = "step-log";

interface LogViewProps {
  taskId: number;
  subtask: Subtask;
  /** Byte offset of the attempt to show first; a new one scrolls there. */
  attemptOffset: number | undefined;
  /** Stands before the log's buttons. */
  lead: ReactNode;
}

/** A step's log as it grows. It stays at its end until the reader scrolls up, and is never read twice. */
export function LogView({ taskId, subtask, attemptOffset, lead }: LogViewProps) {
  const t = useTranslations("tasks.log");
  const { nameOf } = useNames();
  const { data, failureCount } = useQuery(logQuery(taskId, subtask));
  const feed = data ?? EMPTY_LOG;
  const box = useRef<HTMLElement>(null);
  const tail = useTail(box, feed);
  const [wrap, setWrap] = useState(true);

  useEffect(() => {
    if (attemptOffset === undefined) return;
    const start = box.current?.querySelector(`[data-offset="${attemptOffset}"]`);
    start?.scrollIntoView({ block: "start" });
  }, [attemptOffset]);

  const label = t("label", { name: nameOf(subtask.name) });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 px-4 py-1.5">
        <div className="min-w-0 flex-1">
          {failureCount > 1 ? <p className="text-attention text-xs">{t("failed")}</p> : lead}
        </div>
        <IconButton
          size="sm"
          label={t("followHint")}
          pressed={tail.on}
          onClick={() => tail.set(!tail.on)}
        >
          <ArrowDownToLine aria-hidden />
        </IconButton>
        <IconButton size="sm" label={t("wrap")} pressed={wrap} onClick={() => setWrap(!wrap)}>
          <WrapText aria-hidden />
        </IconButton>
        <CopyLog feed={feed} />
        <IconButton
          size="sm"
          label={t("download")}
          onClick={() => downloadText(textOf(feed), `subtask_${subtask.id}.log`)}
        >
          <Download aria-hidden />
        </IconButton>
      </div>
      <section
        id={LOG_ID}
        ref={box}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={tail.onScroll}
        className={`min-h-32 flex-1 overflow-auto border-line border-t bg-ground py-2 font-mono text-xs leading-5 focus-visible:-outline-offset-2 ${wrap ? "log-wrap" : ""}`}
      >
        {isEmpty(feed) ? (
          <LogEmpty subtask={subtask} loading={data === undefined} />
        ) : (
          feed.blocks.map((lines, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end.
            <LogBlock key={index} lines={lines} />
          ))
        )}
        {feed.rest && <LogBlock lines={[feed.rest]} />}
      </section>
    </div>
  );
}

function LogEmpty({ subtask, loading }: { subtask: Subtask; loading: boolean }) {
  const t = useTranslations("tasks.log");
  if (subtask.status === "PENDING" || subtask.status === "READY")
    return <p className="px-4 font-sans text-ink-3 text-sm">{t("notStarted")}</p>;
  if (loading)
    return (
      <p className="px-4 text-ink-3">
        <Spinner />
      </p>
    );
  const ended = subtask.finishTime !== undefined;
  return <p className="px-4 font-sans text-ink-3 text-sm">{t(ended ? "nothing" : "empty")}</p>;
}

function CopyLog({ feed }: { feed: LogFeed }) {
  const t = useTranslations("tasks.log");
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      size="sm"
      label={t(copied ? "copied" : "copy")}
      onBlur={() => setCopied(false)}
      onClick={async () => {
        await navigator.clipboard.writeText(textOf(feed));
        setCopied(true);
      }}
    >
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
    </IconButton>
  );
}

const isEmpty = ({ blocks, rest }: LogFeed) => blocks.length === 0 && rest === undefined;

const textOf = ({ blocks, rest }: LogFeed) =>
  [...blocks.flat(), ...(rest ? [rest] : [])].map(({ text }) => `${text}\n`).join("");
