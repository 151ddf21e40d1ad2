import { CallError } from "@/lib/client/call-error";

/**
 * The task that holds a server, as named by the refusal OBE19012: its message is the only place where
 * the API says it.
 */
export function holderIn(error: unknown): number | undefined {
  if (!(error instanceof CallError) || error.code !== "OBE19012") return undefined;
  const [, id] = /(?:task|任务)\s*(\d+)/i.exec(error.message) ?? [];
  return id === undefined ? undefined : Number(id);
}
