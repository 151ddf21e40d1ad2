import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { UserStatus } from "@/lib/contract/user";

/** What a state means to someone who looks after it; each tone has a shape and a color of its own. */
export type Tone = "good" | "moving" | "attention" | "off" | "bad";

const SERVER: Record<ServerStatus, Tone> = {
  RUNNING: "good",
  STARTING: "moving",
  RESTARTING: "moving",
  SERVICE_STOPPING: "moving",
  PROCESS_STOPPING: "moving",
  DELETING: "moving",
  SERVICE_STOPPED: "attention",
  PROCESS_STOPPED: "off",
  DELETED: "off",
  UNAVAILABLE: "bad",
};

const ZONE: Record<ZoneStatus, Tone> = {
  RUNNING: "good",
  STARTING: "moving",
  STOPPING: "moving",
  RESTARTING: "moving",
  OPERATING: "moving",
  STOPPED: "off",
  SERVICE_STOPPED: "attention",
  UNAVAILABLE: "bad",
};

const CLUSTER: Record<ClusterStatus, Tone> = {
  RUNNING: "good",
  STARTING: "moving",
  STOPPING: "moving",
  RESTARTING: "moving",
  OPERATING: "moving",
  STOPPED: "off",
  UNAVAILABLE: "bad",
};

const USER: Record<UserStatus, Tone> = { ENABLED: "good", LOCKED: "attention", DISABLED: "off" };

export const serverTone = (status: ServerStatus): Tone => SERVER[status];
export const zoneTone = (status: ZoneStatus): Tone => ZONE[status];
export const clusterTone = (status: ClusterStatus): Tone => CLUSTER[status];
export const userTone = (status: UserStatus): Tone => USER[status];

const WORST_FIRST: readonly Tone[] = ["bad", "attention", "moving", "off", "good"];

/** Where a tone stands when the worst comes first; 0 is the worst. */
export const toneRank = (tone: Tone): number => WORST_FIRST.indexOf(tone);
