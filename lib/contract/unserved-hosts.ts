import type { UnservedChapter } from "./unserved";

const COMPUTE = "/api/v2/compute";
const HOST = `${COMPUTE}/hosts/{hostId}`;

/** Hosts are the fleet file's here: they can be read, and no more. */
export const UNSERVED_HOST_CALLS: readonly UnservedChapter[] = [
  {
    source: "ocp-doc V4.2.2, 600.host-module",
    calls: [
      [`GET ${COMPUTE}/regions`, "List the regions", "100"],
      [`GET ${COMPUTE}/regions/{regionId}`, "Get a region", "200"],
      [`POST ${COMPUTE}/regions`, "Add a region", "300"],
      [`DELETE ${COMPUTE}/regions/{regionId}`, "Delete a region", "400"],
      [`GET ${COMPUTE}/idcs`, "List the data centers", "500"],
      [`GET ${COMPUTE}/idcs/{idcId}`, "Get a data center", "600"],
      [`POST ${COMPUTE}/idcs`, "Add a data center", "700"],
      [`DELETE ${COMPUTE}/idcs/{idcId}`, "Delete a data center", "800"],
      [`GET ${COMPUTE}/hostTypes`, "List the host types", "900"],
      [`GET ${COMPUTE}/hostTypes/{hostTypeId}`, "Get a host type", "1000"],
      [`POST ${COMPUTE}/hostTypes`, "Add a host type", "1100"],
      [`DELETE ${COMPUTE}/hostTypes/{hostTypeId}`, "Delete a host type", "1200"],
      [`POST ${COMPUTE}/hosts/batchCreate`, "Add hosts", "1500"],
      [`DELETE ${HOST}`, "Delete a host", "1600"],
      [`POST ${COMPUTE}/hosts/batchDelete`, "Delete hosts", "1700"],
    ],
  },
  {
    source: "ocp-doc V4.2.2, 1400.ocpagent-management",
    calls: [
      [`GET ${HOST}/agent`, "Get the agent of a host", "100"],
      [`POST ${HOST}/agent/stop`, "Stop the agent of a host", "200"],
      [`POST ${COMPUTE}/hosts/batchStopAgents`, "Stop the agents of hosts", "300"],
      [`POST ${HOST}/agent/restart`, "Restart the agent of a host", "400"],
      [`POST ${COMPUTE}/hosts/batchRestartAgents`, "Restart the agents of hosts", "500"],
      [`GET ${HOST}/agent/processes`, "List the processes of an agent", "600"],
      [`POST ${HOST}/agent/processes/{agentProcessId}/restart`, "Restart an agent process", "700"],
      [`POST ${HOST}/agent/processes/{agentProcessId}/stop`, "Stop an agent process", "800"],
    ],
  },
  {
    source: "obdiag, src/common/ocp/ocp_api.py",
    calls: [
      [`GET ${HOST}/remoteHostInfo`, "What a host says of itself"],
      [`GET ${COMPUTE}/stats/hostByIdc`, "How many hosts each data center has"],
    ],
  },
  {
    source: "ocp-doc V4.2.2, 700.software-package",
    calls: [
      ["GET /api/v2/software-packages", "List the software packages", "100"],
      ["POST /api/v2/software-packages", "Upload a software package", "200"],
      ["DELETE /api/v2/software-packages/{id}", "Delete a software package", "300"],
    ],
  },
];
