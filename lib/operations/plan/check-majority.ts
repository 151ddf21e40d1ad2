import { blocked, passed, warned } from "./found";
import type { JudgedStreams } from "./judge-streams";
import type { CheckPlan } from "./task-plan";
import type { Work } from "./work";

/** Whether every log stream keeps a majority in sync outside of what goes down. Force does not pass it. */
export function checkMajority({ facts }: Work, { broken, touched }: JudgedStreams): CheckPlan {
  if (!facts.logStreams?.length)
    return blocked("majority", "OBE11070.unknown", [facts.clusterName]);
  const [first] = broken;
  if (!first) return passed("majority", "majority.kept", [touched]);
  const { stream, left, zoneNames } = first;
  const { tenantName, logStreamId, replicaCount } = stream;
  return blocked("majority", "OBE11070", [tenantName, logStreamId, left, replicaCount, zoneNames]);
}

/** Whether all replicas that stay up are in sync; this alone is what `force` passes, as FORCE STOP does. */
export function checkSync({ facts }: Work, { behind, touched }: JudgedStreams): CheckPlan {
  if (!facts.logStreams?.length) return warned("in-sync", "in-sync.unknown", [facts.clusterName]);
  const [first] = behind;
  if (!first) return passed("in-sync", "in-sync.all", [touched]);
  const { stream, server } = first;
  const params = [stream.tenantName, stream.logStreamId, server.name, server.zoneName];
  return { ...blocked("in-sync", "OBE11070.sync", params), forcible: true };
}
