import type { SubtaskLog } from "@/lib/contract/task";

type LogLevel = "DEBUG" | "INFO" | "WARN" | "ERROR";

/** One line of a subtask's log. */
export interface LogLine {
  /** Where it begins in the log, in bytes. */
  offset: number;
  text: string;
  level: LogLevel | undefined;
  /** Set on the line that begins an attempt. */
  separator: { operation: string; time: string } | undefined;
}

/** A log as far as it was read. Lines lie in blocks, so that a block that is full is never drawn again. */
export interface LogFeed {
  blocks: readonly (readonly LogLine[])[];
  /** What came after the last line end. */
  rest: LogLine | undefined;
  /** Byte offset to ask for next. */
  next: number;
  eof: boolean;
}

export const EMPTY_LOG: LogFeed = { blocks: [], rest: undefined, next: 0, eof: false };
export const BLOCK_LINES = 200;

/** Adds the next piece of a log. Nothing new answers the same feed. */
export function appendLog(feed: LogFeed, piece: SubtaskLog): LogFeed {
  if (piece.log === "") {
    return piece.eof === feed.eof && piece.next === feed.next
      ? feed
      : { ...feed, next: piece.next, eof: piece.eof };
  }
  const texts = ((feed.rest?.text ?? "") + piece.log).split("\n");
  let offset = feed.rest?.offset ?? feed.next;
  const lines = texts.map((text) => {
    const line = toLine(text.replace(/\r$/, ""), offset);
    offset += bytesOf(text) + 1;
    return line;
  });
  const rest = lines.pop();
  return {
    blocks: addLines(feed.blocks, lines),
    rest: rest?.text ? rest : undefined,
    next: piece.next,
    eof: piece.eof,
  };
}

function addLines(
  blocks: LogFeed["blocks"],
  lines: readonly LogLine[],
): readonly (readonly LogLine[])[] {
  if (lines.length === 0) return blocks;
  const full = blocks.slice(0, -1);
  const open = [...(blocks.at(-1) ?? []), ...lines];
  for (let at = 0; at < open.length; at += BLOCK_LINES) full.push(open.slice(at, at + BLOCK_LINES));
  return full;
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

const SEPARATOR = /^#{4,}\{(\w+)\}\{([^}]*)\}#{4,}$/;
/** The level stands in OCP's lines after the time; further right it is part of the sentence. */
const LEVEL = /^.{0,40}?\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b/;

/** Reads a line of OCP's subtask log; any other text is a line without a level. */
export function toLine(text: string, offset: number): LogLine {
  const [, operation, time] = SEPARATOR.exec(text) ?? [];
  return {
    offset,
    text,
    level: levelOf(LEVEL.exec(text)?.[1]),
    separator: operation !== undefined && time !== undefined ? { operation, time } : undefined,
  };
}

function levelOf(word: string | undefined): LogLevel | undefined {
  switch (word) {
    case "ERROR":
    case "FATAL":
      return "ERROR";
    case "WARN":
    case "WARNING":
      return "WARN";
    case "INFO":
      return "INFO";
    case "DEBUG":
    case "TRACE":
      return "DEBUG";
    default:
      return undefined;
  }
}
