import type { UnservedChapter } from "./unserved";

const CLUSTER = "/api/v2/ob/clusters/{id}";

/** Clusters, zones and servers: what OCP can do to them and OBDeck cannot. */
export const UNSERVED_CLUSTER_CALLS: readonly UnservedChapter[] = [
  {
    source: "ocp-doc V4.2.2, 450.cluster-information",
    calls: [
      ["POST /api/v2/ob/clusters", "Create a cluster", "200"],
      [`DELETE ${CLUSTER}`, "Delete a cluster", "300"],
      [`POST ${CLUSTER}/upgrade`, "Upgrade a cluster", "700"],
      [`POST ${CLUSTER}/zones`, "Add a zone", "900"],
      [`DELETE ${CLUSTER}/zones/{zoneName}`, "Delete a zone", "1000"],
      [`POST ${CLUSTER}/servers`, "Add servers", "1400"],
      [`POST ${CLUSTER}/servers/batchDelete`, "Delete servers", "1500"],
      [`POST ${CLUSTER}/servers/{serverId}/replace`, "Replace a server", "1900"],
      [`POST ${CLUSTER}/changePassword`, "Change the password of the sys tenant", "2000"],
      ["GET /api/v2/ob/clusters/parameterInfo", "Describe the parameters of clusters", "2100"],
      [`GET ${CLUSTER}/parameters`, "List the parameters of a cluster", "2200"],
      [`PUT ${CLUSTER}/parameters`, "Change parameters of a cluster", "2300"],
      [`POST ${CLUSTER}/switchoverPreCheck`, "Check whether a switchover is possible", "2600"],
      [`POST ${CLUSTER}/failoverPreCheck`, "Check whether a failover is possible", "2700"],
      [`POST ${CLUSTER}/switchover`, "Switch primary and standby cluster over", "2800"],
      [`POST ${CLUSTER}/failover`, "Make a standby cluster the primary", "2900"],
    ],
  },
  {
    source: "awesome-oceanbase-mcp, ocp_mcp/ocp_tool.py",
    calls: [
      [`GET ${CLUSTER}/stats`, "Resource figures of a cluster"],
      [`GET ${CLUSTER}/serverStats`, "Resource figures of the servers of a cluster"],
      [`GET ${CLUSTER}/units`, "List the resource units of a cluster"],
      [`POST ${CLUSTER}/performance/workload/reports`, "Make a workload report"],
      [`GET ${CLUSTER}/performance/workload/snapshots`, "List the workload snapshots"],
      [`GET ${CLUSTER}/performance/workload/reports/{reportId}`, "Download a workload report"],
    ],
  },
  {
    source: "obdiag, src/common/ocp/ocp_api.py",
    calls: [["GET /api/v2/ob/clusters/stats", "Resource figures of all clusters"]],
  },
  {
    source: "OCP's own pages; not documented",
    calls: [
      ["POST /api/v2/ob/clusters/takeOver", "Take a cluster over"],
      ["POST /api/v2/ob/clusters/takeOverPreCheck", "Check whether a cluster can be taken over"],
      [`POST ${CLUSTER}/moveOut`, "Let a cluster go from OCP's management"],
    ],
  },
  {
    source: "ocp-doc V4.2.2, 1600.backup-and-restoration-3",
    calls: [
      [`GET ${CLUSTER}/backup/ability`, "Which kinds of backup a cluster can have", "100"],
      [`POST ${CLUSTER}/backup/config/backupStrategy`, "Create a backup strategy", "200"],
      [`PATCH ${CLUSTER}/backup/config/backupStrategy`, "Change the backup strategy", "300"],
      [`DELETE ${CLUSTER}/backup/config/backupStrategy`, "Delete the backup strategy", "400"],
      [`GET ${CLUSTER}/backup/config/backupStrategy`, "Get the backup strategy", "500"],
      [`GET ${CLUSTER}/backup/overview`, "Overview of the backups of a cluster", "600"],
      [`GET ${CLUSTER}/backup/task/dataBackupTasks`, "List the data backups", "700"],
      [`GET ${CLUSTER}/backup/task/logBackupTasks`, "List the log backups", "800"],
      [`GET ${CLUSTER}/backup/task/restoreTasks`, "List the restores", "900"],
      [`POST ${CLUSTER}/backup/backupNow`, "Back a cluster up at once", "1000"],
      [`GET ${CLUSTER}/backup/info`, "Read what a backup holds", "1100"],
      [`POST ${CLUSTER}/backup/restore`, "Restore a tenant", "1200"],
    ],
  },
];
