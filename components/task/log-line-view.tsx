"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { LogLine } from "@/lib/client/log-lines";
import { Operation } from "@/lib/contract/task";
import { localTime } from "./local-time";

const INK = { DEBUG: "text-ink-3", INFO: "text-ink", WARN: "text-attention", ERROR: "text-bad" };
/** Date, time, then level, process and speaker, which are the same in most lines and stay in the tooltip. */
const HEAD = /^\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d\.\d{3})\s+[A-Z]+\s+\d+ --- \[[^\]]*\] \S+ : /;

/** Lines of a log, drawn again only when lines are added to this very block. */
export const LogBlock = memo(function LogBlock({ lines }: { lines: readonly LogLine[] }) {
  return (
    <div className="log-block">
      {lines.map((line) =>
        line.separator ? (
          <SeparatorView key={line.offset} line={line} separator={line.separator} />
        ) : (
          <LogLineView key={line.offset} line={line} />
        ),
      )}
    </div>
  );
});

/** One line of a log in the ink of its level. */
export function LogLineView({ line }: { line: LogLine }) {
  const [head, time] = HEAD.exec(line.text) ?? [];
  const ink = INK[line.level ?? "INFO"];
  if (head === undefined) return <div className={`log-line ${ink}`}>{line.text || "\u00a0"}</div>;
  return (
    <div className={`log-line ${ink}`} data-level={line.level} title={head}>
      <span className="text-ink-3">{time} </span>
      {(line.level === "WARN" || line.level === "ERROR") && (
        <span className="font-semibold">{line.level} </span>
      )}
      {line.text.slice(head.length)}
    </div>
  );
}

function SeparatorView({
  line,
  separator,
}: {
  line: LogLine;
  separator: NonNullable<LogLine["separator"]>;
}) {
  const t = useTranslations("tasks");
  const operation = Operation.safeParse(separator.operation);
  return (
    <h3 className="log-separator" data-offset={line.offset}>
      {t("log.separator", {
        operation: operation.success ? t(`operation.${operation.data}`) : separator.operation,
        time: Number.isNaN(Date.parse(separator.time)) ? separator.time : localTime(separator.time),
      })}
    </h3>
  );
}
