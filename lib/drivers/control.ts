/** What every call to a host or a cluster is bounded by. */
export interface CallControl {
  signal: AbortSignal;
  /** `Date.now()` after which the call has failed. */
  deadline: number;
}
