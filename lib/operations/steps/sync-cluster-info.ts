import "server-only";
import { recordFacts } from "../observe/record-facts";
import { addressOf, findTargets } from "../target";
import { retrying } from "./retrying";
import { controlOf, type OperationStep, stepOf } from "./step-run";

/** Reads what changes rarely, the cluster's version and parameters, and compares its server list with ours. */
export const syncClusterInfo: OperationStep = {
  ...stepOf("sync-cluster-info"),

  async run(run) {
    const { db } = run.world;
    const { clusterId } = run.input;
    const cluster = await run.world.cluster(clusterId);
    const facts = await retrying(run, () => cluster.facts(controlOf(run, 20_000)));
    await recordFacts(db, clusterId, facts);
    run.log(
      `cluster ${facts.clusterName}, id ${facts.obClusterId}, version ${facts.version.version} ${facts.version.edition}`,
    );
    const ours = new Set((await findTargets(db, clusterId)).map(({ name }) => name));
    const theirs = facts.servers.map(({ ip, rpcPort }) => addressOf(ip, rpcPort));
    run.log(`${theirs.length} servers, ${ours.size} of them registered here`);
    for (const name of theirs.filter((one) => !ours.has(one)))
      run.log(`the cluster has ${name}, which is not in the fleet file`, "WARN");
    return undefined;
  },
};
