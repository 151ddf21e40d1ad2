/** Why a running step is ended from outside. */
export type AbortCause = "timeout" | "canceled" | "shutdown" | "lost";

const SENTENCES: Record<AbortCause, string> = {
  timeout: "The step timed out",
  canceled: "The step was canceled",
  shutdown: "The console is shutting down",
  lost: "The console lost its database session",
};

/** The reason of a step's signal. */
export class StepAborted extends Error {
  readonly abortCause: AbortCause;

  constructor(abortCause: AbortCause) {
    super(SENTENCES[abortCause]);
    this.name = "StepAborted";
    this.abortCause = abortCause;
  }
}

/** Why a signal of a running step was aborted; undefined while it is not, or was for another reason. */
export const causeOf = (signal: AbortSignal): AbortCause | undefined =>
  signal.reason instanceof StepAborted ? signal.reason.abortCause : undefined;
