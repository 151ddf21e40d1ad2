import { DriverError } from "./error";
import type { ScriptResult } from "./run-script";

/** The `key=value` lines that our scripts print; a key may be there several times. */
export class ScriptFacts {
  private readonly facts = new Map<string, string[]>();

  constructor(stdout: string) {
    for (const line of stdout.split("\n")) {
      const at = line.indexOf("=");
      if (at < 1) continue;
      const key = line.slice(0, at);
      this.facts.set(key, [...(this.facts.get(key) ?? []), line.slice(at + 1).trimEnd()]);
    }
  }

  all(key: string): readonly string[] {
    return this.facts.get(key) ?? [];
  }

  /** The first value that is not empty. */
  text(key: string): string | undefined {
    return this.all(key).find((value) => value !== "");
  }

  number(key: string): number | undefined {
    const text = this.text(key);
    return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
  }
}

/** A script ended without saying what it promised: the host lacks a program it needs, or we have a bug. */
export function brokenScript(what: string, { exitCode, stderr }: ScriptResult): DriverError {
  const reason = stderr.trim().split("\n").at(-1) ?? "";
  return new DriverError("bug", `${what} failed on the host (exit ${exitCode}): ${reason}`, {
    hint: "host.script",
    retryable: false,
    outcome: "unknown",
    tail: stderr.trim().split("\n").slice(-20),
  });
}
