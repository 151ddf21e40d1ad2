"use client";

import { memo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { LogLine } from "@/lib/client/log-lines";
import { Operation } from "@/lib/contract/task";

const INK = { DEBUG: "text-ink-3", INFO: "text-ink", WARN: "text-attention", ERROR: "text-bad" };
/** Date, time, level and whatever names the thread: the part of a line that is the same in most. */
const PREFIX =
  /^(\d{4}-\d\d-\d\d[ T])(\d\d:\d\d:\d\d[.,]\d{3})(\S*\s+\w+\s+(?:\d+ --- \[[^\]]*\]\s*\S*\s*: )?)/;

/** Lines of a log, drawn again only when lines are added to this very block. */
export const LogBlock = memo(function LogBlock({ lines }: { lines: readonly LogLine[] }) {
  return (
    <div className="log-block">
      {lines.map((line) => (
        <LogLineView key={line.offset} line={line} />
      ))}
    </div>
  );
});

function LogLineView({ line }: { line: LogLine }) {
  if (line.separator) return <SeparatorView line={line} separator={line.separator} />;
  const [prefix, date, time, rest] = PREFIX.exec(line.text) ?? [];
  return (
    <div className={`log-line ${INK[line.level ?? "INFO"]}`} data-level={line.level}>
      {prefix === undefined ? (
        line.text || " "
      ) : (
        <>
          <span className="log-hidden">{date}</span>
          <span className="text-ink-3">{time}</span>
          <span className="log-hidden">{rest}</span>
          <span className="select-none" aria-hidden>
            {"  "}
          </span>
          {line.level !== undefined && line.level !== "INFO" && (
            <span className="font-semibold" aria-hidden>{`${line.level} `}</span>
          )}
          {line.text.slice(prefix.length)}
        </>
      )}
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
  const locale = useLocale();
  const operation = Operation.safeParse(separator.operation);
  const time = new Date(separator.time);
  return (
    <h4 className="log-separator" data-offset={line.offset}>
      {t("log.separator", {
        operation: operation.success ? t(`operation.${operation.data}`) : separator.operation,
        time: Number.isNaN(time.getTime())
          ? separator.time
          : time.toLocaleString(locale, { dateStyle: "medium", timeStyle: "medium" }),
      })}
    </h4>
  );
}
