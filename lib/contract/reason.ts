import { z } from "zod";

/** Why something is asked for, in a body; at most 500 characters. */
export const Reason = z
  .string()
  .trim()
  .max(500, "must be at most 500 characters")
  .optional()
  .describe("Addition: why, for the task's history and the audit");
