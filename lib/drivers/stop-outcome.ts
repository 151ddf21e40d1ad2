import { DriverError } from "./error";
import type { ScriptResult } from "./run-script";
import { brokenScript, ScriptFacts } from "./script-facts";
import { fenceError } from "./start-outcome";

/** Passes when the stop script says that the process is gone; throws what else it ended with. */
export function passStop(pid: number, result: ScriptResult): void {
  const facts = new ScriptFacts(result.stdout);
  const outcome = facts.text("outcome");
  if (outcome === "ended" || outcome === "gone") return;
  if (outcome === "busy" || outcome === "fenced") throw fenceError(outcome, facts);
  if (outcome === "refused")
    throw new DriverError("refused", "The home's lock cannot be written", {
      hint: "host.disk-full",
      retryable: false,
    });
  if (outcome === "denied")
    throw new DriverError("denied", `Process ${pid} may not be ended by the console's user`, {
      hint: "host.wrong-user",
      retryable: false,
    });
  if (outcome === "alive")
    throw new DriverError("timeout", `Process ${pid} was told to end and still runs`, {
      hint: "host.will-not-end",
      retryable: true,
      outcome: "unknown",
    });
  throw brokenScript("The stop of the observer", result);
}
