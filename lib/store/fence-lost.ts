/** Who owns a subtask while it runs. The attempt's id is the fence. */
export interface Owner {
  taskId: number;
  subtaskId: number;
  attemptId: number;
}

/** An attempt wrote after it had lost its subtask: another attempt owns it, or it has ended. Nothing was written. */
export class FenceLost extends Error {
  constructor({ subtaskId, attemptId }: Owner) {
    super(`Attempt ${attemptId} no longer owns subtask ${subtaskId}`);
    this.name = "FenceLost";
  }
}
