import type { Server } from "@/lib/contract/cluster";

/**
 * Since when a server is in its state: what the cluster reports for one that serves or was stopped,
 * and for any other when the console first saw it so. A STOP_TIME of 1970 means "never stopped".
 */
export function sinceWhen(server: Server): string | undefined {
  if (server.observedTime === undefined) return undefined;
  if (server.status === "RUNNING") return server.startTime;
  return server.status === "SERVICE_STOPPED" ? server.stopTime : server.updateTime;
}
