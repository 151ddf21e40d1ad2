import "server-only";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Appends a line to log/observer.log in the form the kernel gives it. */
export type ObserverLog = (level: "INFO" | "WARN" | "ERROR", module: string, text: string) => void;

/** Opens the log of a home. Lines are written at once, so that a death loses none. */
export function openLog(home: string): ObserverLog {
  mkdirSync(join(home, "log"), { recursive: true });
  const file = join(home, "log/observer.log");
  return (level, module, text) =>
    appendFileSync(
      file,
      `[${timestamp(new Date())}] ${level.padEnd(5)} [${module}] [${process.pid}][observer][T0][Y0-0000000000000001-0-0] [lt=0] ${text}\n`,
    );
}

/** `2026-11-23 10:00:00.123000`, in the zone of the host. */
export function timestamp(date: Date, micros = date.getMilliseconds() * 1000): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${day} ${time}.${String(micros).padStart(6, "0")}`;
}
