import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";

/**
 * The status that is shown: a server is STARTING exactly while an unfinished task holds it, a zone and a
 * cluster are OPERATING while one works in them; otherwise it is what was last observed.
 */
export const shownStatus = {
  server: (observed: string, held: boolean): ServerStatus =>
    held ? "STARTING" : ServerStatus.parse(observed),
  zone: (observed: string, busy: boolean): ZoneStatus =>
    busy ? "OPERATING" : ZoneStatus.parse(observed),
  cluster: (observed: string, busy: boolean): ClusterStatus =>
    busy ? "OPERATING" : ClusterStatus.parse(observed),
};
