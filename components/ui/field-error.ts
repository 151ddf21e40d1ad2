import { CallError } from "@/lib/client/call-error";

/** What the server said about one field of what was sent. */
export const fieldError = (error: Error | null, field: string): string | undefined =>
  error instanceof CallError ? error.fields.find((one) => one.field === field)?.message : undefined;
