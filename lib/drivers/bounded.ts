import type { CallControl } from "./control";
import { DriverError } from "./error";

/** What is inside a bound: a signal of its own, and how long until it fires. */
export interface Bound {
  signal: AbortSignal;
  /** Throws the error of the bound if it has been passed, and is a no-op before. */
  check(): void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `work` until the call's deadline or signal, whichever is first; then aborts the signal it was
 * given and throws at once, without waiting for `work` to notice. `outcome` is what the error says of
 * the effect: `unknown` for calls that change something.
 */
export async function bounded<T>(
  control: CallControl,
  what: string,
  outcome: "not_done" | "unknown",
  work: (bound: Bound) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  let failed: DriverError | undefined;
  let refuse: (error: DriverError) => void = () => undefined;
  const passed = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const end = (error: DriverError) => {
    failed = error;
    refuse(error);
    stop.abort(error);
  };
  const onAbort = () => end(stopped(what, outcome));
  const leftMs = Math.min(control.deadline - Date.now(), LONGEST_TIMER_MS);
  const timer = setTimeout(() => end(late(what, outcome)), Math.max(leftMs, 0));
  control.signal.addEventListener("abort", onAbort, { once: true });
  if (control.signal.aborted) onAbort();
  const check = () => {
    if (failed) throw failed;
  };
  const working = failed ? passed : work({ signal: stop.signal, check });
  working.catch(() => undefined);
  passed.catch(() => undefined);
  try {
    return await Promise.race([working, passed]);
  } finally {
    clearTimeout(timer);
    control.signal.removeEventListener("abort", onAbort);
  }
}

const late = (what: string, outcome: "not_done" | "unknown"): DriverError =>
  new DriverError("timeout", `${what} did not end in time`, {
    hint: "call.late",
    retryable: true,
    outcome,
  });

const stopped = (what: string, outcome: "not_done" | "unknown"): DriverError =>
  new DriverError("timeout", `${what} was stopped before its end`, {
    hint: "call.stopped",
    retryable: false,
    outcome,
  });
