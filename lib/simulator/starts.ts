import "server-only";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, type ProcessId } from "./process-table";
import { readIfThere } from "./write-file";

type StartEvent =
  | { event: "begin"; timeMs: number; pid: number; startTicks: string; alongside: number[] }
  | { event: "end"; timeMs: number; pid: number; startTicks: string; reason: string }
  | { event: "refused"; timeMs: number; pid: number; reason: string };

/** One observer process that got the lock of its home. */
interface Start extends ProcessId {
  beginMs: number;
  /** When it ended; undefined when it runs, or was killed before it could write that down. */
  endMs: number | undefined;
  endReason: string | undefined;
  /** Earlier observers of the same home that still ran when this one began: never any, it is hoped. */
  alongside: number[];
}

/** Every start of a home, oldest first, and the starts that the held lock refused. */
export interface Starts {
  starts: Start[];
  refused: { pid: number; timeMs: number; reason: string }[];
}

const fileOf = (home: string) => join(home, "run/starts.jsonl");

/** What the observer of a home wrote down about its own starts; survives `kill -9`. */
export function readStarts(home: string): Starts {
  const starts: Start[] = [];
  const refused: Starts["refused"] = [];
  for (const event of readEvents(home)) {
    if (event.event === "refused") refused.push(event);
    else if (event.event === "begin") {
      const { pid, startTicks, alongside, timeMs: beginMs } = event;
      starts.push({ pid, startTicks, beginMs, endMs: undefined, endReason: undefined, alongside });
    } else {
      const start = starts.findLast((each) => isSame(each, event));
      if (start) Object.assign(start, { endMs: event.timeMs, endReason: event.reason });
    }
  }
  return { starts, refused };
}

/** Written by the observer as soon as it holds the lock; looks whether an earlier one still runs. */
export function recordBegin(home: string, self: ProcessId): void {
  const alongside = readStarts(home)
    .starts.filter((start) => start.endMs === undefined && !isSame(start, self) && isRunning(start))
    .map(({ pid }) => pid);
  record(home, { event: "begin", timeMs: Date.now(), ...self, alongside });
}

/** Written by an observer that ends by its own will. */
export function recordEnd(home: string, self: ProcessId, reason: string): void {
  record(home, { event: "end", timeMs: Date.now(), ...self, reason });
}

/** Written by a second start that the lock of the first refused. */
export function recordRefused(home: string, reason: string): void {
  record(home, { event: "refused", timeMs: Date.now(), pid: process.pid, reason });
}

const isSame = (one: ProcessId, other: ProcessId) =>
  one.pid === other.pid && one.startTicks === other.startTicks;

// One write of less than a page to a file opened for appending is never mixed with another's.
const record = (home: string, event: StartEvent) =>
  appendFileSync(fileOf(home), `${JSON.stringify(event)}\n`);

function readEvents(home: string): StartEvent[] {
  const lines = (readIfThere(fileOf(home)) ?? "").split("\n").slice(0, -1);
  // The observer alone writes this file, by the functions above.
  return lines.map((line) => JSON.parse(line) as StartEvent);
}
