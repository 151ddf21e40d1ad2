import type { OperationRun } from "./step-run";

/** Says what a step waits for: shown as its progress, and logged once each time it is another. */
export function sayChanges(run: OperationRun): (state: string) => void {
  let last: string | undefined;
  return (state) => {
    if (state === last) return;
    last = state;
    run.log(`waiting: ${state}`);
    run.progress(state);
  };
}
