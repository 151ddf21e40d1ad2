import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendLog, BLOCK_LINES, EMPTY_LOG, type LogFeed, toLine } from "./log-lines";

const bytes = (text: string) => new TextEncoder().encode(text).length;

function read(pieces: readonly string[]): LogFeed {
  return pieces.reduce(
    (feed, log) => appendLog(feed, { log, next: feed.next + bytes(log), eof: false }),
    EMPTY_LOG,
  );
}

const linesOf = ({ blocks, rest }: LogFeed) => [...blocks.flat(), ...(rest ? [rest] : [])];

describe("appendLog", () => {
  it("reads the same lines however the log was cut into pieces", () => {
    const piece = fc.stringMatching(/^[a-z启动\n]*$/);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(linesOf(read(pieces))).toEqual(linesOf(read([pieces.join("")])));
      }),
    );
  });

  it("knows at which byte a line begins, also behind Chinese text", () => {
    const feed = read(["启动\nabc\n", "x"]);

    expect(linesOf(feed).map(({ offset, text }) => [offset, text])).toEqual([
      [0, "启动"],
      [7, "abc"],
      [11, "x"],
    ]);
  });

  it("leaves full blocks alone when more lines come", () => {
    const before = read(["line\n".repeat(BLOCK_LINES + 3)]);
    const after = appendLog(before, { log: "more\n", next: before.next + 5, eof: true });

    expect(after.blocks).toHaveLength(2);
    expect(after.blocks[0]).toBe(before.blocks[0]);
    expect(after.eof).toBe(true);
  });

  it("answers the same feed when nothing new was said", () => {
    const feed = read(["one\n"]);

    expect(appendLog(feed, { log: "", next: feed.next, eof: false })).toBe(feed);
  });
});

describe("toLine", () => {
  it("tells the separator that begins an attempt", () => {
    const line = toLine("############{RETRY}{2026-01-02T03:04:05+08:00}############", 0);

    expect(line.separator).toEqual({ operation: "RETRY", time: "2026-01-02T03:04:05+08:00" });
  });

  it("finds the level behind the time and not in the sentence", () => {
    expect(toLine("2026-01-02 03:04:05.678  WARN 12 --- [x] a : b", 0).level).toBe("WARN");
    expect(
      toLine("the observer wrote a long line and only at its end comes ERROR", 0).level,
    ).toBeUndefined();
  });
});
