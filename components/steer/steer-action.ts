/** What a person can do to a task while it runs or after it failed. */
export type SteerAction =
  | { kind: "RETRY" | "ROLLBACK" | "ABANDON" }
  | { kind: "SUBTASK_RETRY" | "SUBTASK_SKIP" | "SUBTASK_CANCEL"; stepIds: readonly number[] };

export type SteerKind = SteerAction["kind"];

/** The steps that an action names; none for one on the task as a whole. */
export const stepsOf = (action: SteerAction): readonly number[] =>
  "stepIds" in action ? action.stepIds : [];
