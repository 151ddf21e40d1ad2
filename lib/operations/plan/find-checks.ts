import { checkLastServer, checkOtherZone, checkRootService } from "./check-cluster";
import { checkLocks } from "./check-locks";
import { checkMajority, checkSync } from "./check-majority";
import { checkAllRunning, checkZones } from "./check-rolling";
import { checkMajorityAfter } from "./check-start";
import { checkState } from "./check-state";
import { passed, warned } from "./found";
import type { JudgedStreams } from "./judge-streams";
import type { CheckPlan } from "./task-plan";
import type { Work } from "./work";

/** All checks of an operation, each with what it found, in the order in which a refusal counts. */
export function findChecks(
  work: Work,
  locks: readonly string[],
  streams: JudgedStreams,
): CheckPlan[] {
  const first = [checkLocks(work, locks), checkState(work)];
  if (work.action === "START") return [...first, checkMajorityAfter(work)];
  if (work.wholeCluster) return [...first, warnOfWholeCluster(work)];
  return [
    ...first,
    ...(work.action === "ROLLING_RESTART" ? [checkZones(work), checkAllRunning(work)] : []),
    checkOtherZone(work),
    checkLastServer(work),
    checkMajority(work, streams),
    checkSync(work, streams),
    checkRootService(work),
  ];
}

function warnOfWholeCluster({ facts: { clusterName, servers } }: Work): CheckPlan {
  const serving = servers.filter(({ status }) => status === "RUNNING").length;
  return serving > 0
    ? warned("whole-cluster", "whole-cluster.ends", [clusterName, serving])
    : passed("whole-cluster", "whole-cluster.serves-nothing", [clusterName]);
}
