import type { UnservedChapter } from "./unserved";

const PROXY = "/api/v2/obproxy/clusters/{id}";

/** OBProxy, monitoring, alarms, inspection, and the sign-in of OCP's own pages. */
export const UNSERVED_OTHER_CALLS: readonly UnservedChapter[] = [
  {
    source: "ocp-doc V4.2.2, 800.obproxy-management",
    calls: [
      ["POST /api/v2/obproxy/clusters", "Create an OBProxy cluster", "100"],
      [`DELETE ${PROXY}`, "Delete an OBProxy cluster", "200"],
      ["GET /api/v2/obproxy/clusters", "List the OBProxy clusters", "300"],
      [`GET ${PROXY}`, "Get an OBProxy cluster", "400"],
      [`PATCH ${PROXY}`, "Change an OBProxy cluster", "500"],
      [`POST ${PROXY}/obproxies/batchAdd`, "Add OBProxies", "600"],
      [`POST ${PROXY}/takeOver`, "Take OBProxies over", "700"],
      [`DELETE ${PROXY}/obproxies/{obproxyIds}`, "Delete OBProxies", "800"],
      [`POST ${PROXY}/obproxies/{obproxyIds}/restart`, "Restart OBProxies", "900"],
      [`POST ${PROXY}/obproxies/{obproxyIds}/upgrade`, "Upgrade OBProxies", "1000"],
      [`POST ${PROXY}/obLinks/batchAdd`, "Let an OBProxy cluster serve clusters", "1100"],
      [`DELETE ${PROXY}/obLinks/{obClusterName}`, "Take a cluster from an OBProxy cluster", "1200"],
      ["GET /api/v2/obproxy/parameterInfo", "Describe the parameters of OBProxies", "1300"],
      [`GET ${PROXY}/parameters`, "List the parameters of an OBProxy cluster", "1400"],
    ],
  },
  {
    source: "docs of OCP V4.3.5",
    calls: [[`POST ${PROXY}/servers/stop`, "Stop OBProxies"]],
  },
  {
    source: "ocp-doc V4.2.2, 900.monitoring",
    calls: [
      ["GET /api/v2/monitor/metricGroups", "List the metrics", "100"],
      ["GET /api/v2/monitor/metric", "Read metrics", "200"],
      ["GET /api/v2/monitor/metricsWithLabel", "Read metrics with their labels", "300"],
    ],
  },
  {
    source: "ocp-doc V4.2.2, 1000.alert",
    calls: [
      ["GET /api/v2/alarm/alarms", "List the alarms", "200/100"],
      ["GET /api/v2/alarm/alarms/{id}", "Get an alarm", "200/200"],
      ["GET /api/v2/alarm/notifications", "List the notifications of alarms", "300/100"],
    ],
  },
  {
    source: "awesome-oceanbase-mcp, ocp_mcp/ocp_tool.py",
    calls: [
      ["GET /api/v2/inspection/task", "List the inspections"],
      ["GET /api/v2/inspection/overview", "Overview of the inspections"],
      ["GET /api/v2/inspection/report/{reportId}", "Get the report of an inspection"],
      ["GET /api/v2/inspection/report/info", "List the reports of inspections"],
      ["GET /api/v2/inspection/report/info/item/{itemId}", "Get an item of a report"],
      ["POST /api/v2/inspection/run", "Inspect now"],
    ],
  },
  {
    source: "ocp-doc V4.0.0, 1300.appendix-2/100 (ocp.iam.auth.whitelist)",
    calls: [
      ["GET /api/v2/loginKey", "The key that OCP's sign-in page encrypts passwords with"],
      ["GET /api/v2/mc/info", "About the manager of several OCPs"],
    ],
  },
];
