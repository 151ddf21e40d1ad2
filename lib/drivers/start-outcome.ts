import type { HintKey } from "@/lib/contract/hint";
import { diagnoseLog } from "./diagnose-log";
import { DriverError, type DriverErrorKind } from "./error";
import type { ProcessIdentity } from "./host";
import type { ScriptResult } from "./run-script";
import { brokenScript, ScriptFacts } from "./script-facts";

/** What the start script ended with, as the answer of a start or as the error it means. */
export function readStart(result: ScriptResult): {
  outcome: "started" | "already_running";
  process: ProcessIdentity;
} {
  const facts = new ScriptFacts(result.stdout);
  const outcome = facts.text("outcome");
  if (outcome === "started" || outcome === "already_running") {
    const [bootId, pid, startTicks] = [
      facts.text("boot_id"),
      facts.number("pid"),
      facts.text("ticks"),
    ];
    if (bootId && pid !== undefined && startTicks)
      return { outcome, process: { bootId, pid, startTicks } };
  }
  throw startError(outcome, facts) ?? brokenScript("The start of the observer", result);
}

/** Why a script did not get past the lock and the fence of a home. */
export function fenceError(outcome: "busy" | "fenced", facts: ScriptFacts): DriverError {
  return outcome === "busy"
    ? new DriverError("busy", "Another start or stop holds the lock of this home", {
        hint: "host.busy",
        retryable: true,
      })
    : new DriverError("conflict", `Attempt ${facts.text("seen")} has been here before`, {
        hint: "host.fenced",
        retryable: false,
      });
}

function startError(outcome: string | undefined, facts: ScriptFacts): DriverError | undefined {
  switch (outcome) {
    case "busy":
    case "fenced":
      return fenceError(outcome, facts);
    case "refused":
      return refusal(facts);
    case "not_started":
      return died(facts);
    default:
      return undefined;
  }
}

const REFUSALS: Record<string, { kind: DriverErrorKind; message: string; hint: HintKey }> = {
  no_home: { kind: "refused", message: "The home directory is missing", hint: "host.no-home" },
  wrong_user: {
    kind: "denied",
    message: "The observer must be started by the owner of etc",
    hint: "host.wrong-user",
  },
  no_config: {
    kind: "refused",
    message: "etc/observer.config.bin is missing",
    hint: "host.no-config",
  },
  no_binary: { kind: "refused", message: "bin/observer is missing", hint: "host.no-binary" },
  unwritable: {
    kind: "refused",
    message: "Nothing can be written in the home directory",
    hint: "host.disk-full",
  },
  two_observers: {
    kind: "conflict",
    message: "Two observers run in this home",
    hint: "host.two-observers",
  },
};

function refusal(facts: ScriptFacts): DriverError | undefined {
  const known = REFUSALS[facts.text("reason") ?? ""];
  if (!known) return undefined;
  // Alternating pids and start times.
  const pids = facts
    .text("pids")
    ?.split(" ")
    .filter((_, at) => at % 2 === 0);
  const message = pids ? `${known.message}: pids ${pids.join(", ")}` : known.message;
  return new DriverError(known.kind, message, { hint: known.hint, retryable: false });
}

function died(facts: ScriptFacts): DriverError {
  const exitCode = facts.number("rc");
  const said = facts.all("stderr").filter((line) => line !== "");
  const ended =
    exitCode === 0 ? "The observer ended soon after its start" : "The observer refused to start";
  const [reason] = said;
  const tail = [...said, ...facts.all("log")];
  const { hint, line } = diagnoseLog(tail);
  const logged = line ? `: ${line}` : "";
  const detail = exitCode === 0 ? logged : ` (exit ${exitCode}${reason ? `: ${reason}` : ""})`;
  return new DriverError("refused", `${ended}${detail}`, { hint, retryable: false, tail });
}
