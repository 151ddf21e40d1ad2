import type { HintKey } from "@/lib/contract/hint";

/**
 * What the kernel writes before it gives up, and what to do about it. Numbers are those of OceanBase's
 * ob_errno.def: 4264 log disk full, 4184 disk full, 4013 no memory.
 */
const CAUSES: readonly { words: RegExp; hint: HintKey }[] = [
  {
    words: /ret=-(4264|4184)\b|disk is almost full|out of disk space/i,
    hint: "host.log-disk-full",
  },
  { words: /listen.*(fail|occupied)|address already in use/i, hint: "host.port-taken" },
  { words: /ret=-4013\b|out of memory|no memory/i, hint: "host.out-of-memory" },
  { words: /CRASH ERROR/, hint: "host.crashed" },
];

/** Why an observer ended, by its own last lines, and the line that says so. */
export function diagnoseLog(tail: readonly string[]): { hint: HintKey; line: string | undefined } {
  for (const line of tail) {
    const cause = CAUSES.find(({ words }) => words.test(line));
    if (cause) return { hint: cause.hint, line: withoutPrefix(line) };
  }
  const error = tail.findLast((line) => line.includes(" ERROR "));
  return { hint: "host.died", line: error === undefined ? undefined : withoutPrefix(error) };
}

/** The sentence of a log line, without its time, thread and trace id. */
function withoutPrefix(line: string): string {
  const parts = line.split(/\]\s+/);
  return parts[parts.length - 1]?.replace(/^(INFO|WARN|ERROR)\s+/, "").trim() ?? line;
}
