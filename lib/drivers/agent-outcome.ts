import { z } from "zod";
import { DriverError } from "./error";
import type { ScriptResult } from "./run-script";
import { ScriptFacts } from "./script-facts";

const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;

const Status = z.object({ state: z.string(), ready: z.boolean().default(false) });
/** agentctl wraps its answers; what it wraps may itself be a string of JSON. */
const Envelope = z.object({ message: z.unknown(), error: z.unknown() }).partial();

/** What an agentctl command said of its agent. Anything it cannot say in its own form is "not running". */
export function readAgentStatus(result: ScriptResult): {
  running: boolean;
  ready: boolean;
  detail: string;
} {
  const { exitCode, said } = readCommand(result);
  const status = said
    .map(parseJson)
    .map(unwrap)
    .find((value) => value !== undefined);
  if (!status) return { running: false, ready: false, detail: describe(said, exitCode) };
  const running = ["running", "starting"].includes(status.state.toLowerCase());
  const ready = running && status.ready;
  return { running, ready, detail: `${status.state}${ready ? ", ready" : ""}` };
}

/** Throws what the agent's command failed with, if it failed. */
export function passAgentStart(result: ScriptResult): void {
  const { exitCode, said } = readCommand(result);
  if (exitCode === 0) return;
  throw new DriverError("refused", `The agent did not start: ${describe(said, exitCode)}`, {
    hint: "agent.failed",
    retryable: false,
    tail: said,
  });
}

function readCommand(result: ScriptResult) {
  const facts = new ScriptFacts(result.stdout);
  const exitCode = facts.number("rc");
  const said = facts.all("said").filter((line) => line !== "");
  if (exitCode === undefined || exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE)
    throw new DriverError(
      "refused",
      `The agent's command cannot be run: ${describe(said, exitCode)}`,
      {
        hint: "agent.no-command",
        retryable: false,
      },
    );
  return { exitCode, said };
}

function unwrap(value: unknown): z.infer<typeof Status> | undefined {
  const status = Status.safeParse(value);
  if (status.success) return status.data;
  const message = Envelope.safeParse(value).data?.message;
  if (message === undefined) return undefined;
  return Status.safeParse(typeof message === "string" ? parseJson(message) : message).data;
}

function describe(said: readonly string[], exitCode: number | undefined): string {
  const error = said.map((line) => Envelope.safeParse(parseJson(line)).data?.error);
  const reason = error.find((text) => typeof text === "string" && text !== "") ?? said.at(-1);
  return typeof reason === "string" ? reason : `exit ${exitCode ?? "unknown"}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
