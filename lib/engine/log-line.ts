type Level = "INFO" | "WARN" | "ERROR";

/** Who speaks in a subtask's log. `fence` is the attempt's id. */
export interface LogSource {
  executor: string;
  traceId: string | null;
  fence: number;
  stepId: string;
}

const LINE_CHARS = 8000;

/** What comes before the message of a line: `yyyy-MM-dd HH:mm:ss.SSS  LEVEL pid --- [executor,traceId,fence] stepId : `. */
export function logHead(source: LogSource, level: Level = "INFO", now: Date = new Date()): string {
  const { executor, traceId, fence, stepId } = source;
  const place = `[${executor},${traceId ?? "-"},${fence}]`;
  return `${localTime(now)}  ${level.padEnd(5)} ${process.pid} --- ${place} ${stepId} : `;
}

/** A line as OCP's subtask logs have it, in local time, newline included. */
export const logLine = (source: LogSource, message: string, level?: Level): string =>
  `${logHead(source, level)}${message.slice(0, LINE_CHARS)}\n`;

function localTime(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return `${date} ${time}.${String(now.getMilliseconds()).padStart(3, "0")}`;
}
