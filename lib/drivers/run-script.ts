import type { CallControl } from "./control";

/** What a script left behind. `exitCode` is 128 + the signal's number when a signal ended it. */
export interface ScriptResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/**
 * The whole of what a kind of host has to offer: run a POSIX sh script there with these arguments.
 * Sent by stdin to `sh -s -- …`, so that nothing is ever quoted into a command. Throws `DriverError`
 * when the host cannot be reached, the deadline passes or the signal fires; then the script and what it
 * still runs in the foreground are ended, daemons it has made are not.
 */
export type RunScript = (
  script: string,
  args: readonly string[],
  control: CallControl,
) => Promise<ScriptResult>;
