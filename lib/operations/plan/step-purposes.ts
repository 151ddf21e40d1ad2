import type { StepId } from "./step-kinds";

/** What each step does, in one sentence. */
export const STEP_PURPOSES: Record<StepId, { en: string; zh: string }> = {
  "prepare-start-cluster": {
    en: "Looks at every server of the cluster before anything is started",
    zh: "启动前检查集群的每个 OBServer",
  },
  "prepare-stop-cluster": {
    en: "Looks at the cluster and notes what it was before it is stopped",
    zh: "停止前检查集群并记录其原状态",
  },
  "prepare-restart-cluster": {
    en: "Looks at the cluster and notes what it was before it is restarted",
    zh: "重启前检查集群并记录其原状态",
  },
  "prepare-rolling-restart": {
    en: "Checks once more that every server runs and that one zone can be spared",
    zh: "再次确认所有 OBServer 均在运行，且可以停止一个 Zone",
  },
  "prepare-start-zone": {
    en: "Looks at the zone and notes what it was before it is started",
    zh: "启动前检查 Zone 并记录其原状态",
  },
  "prepare-stop-zone": {
    en: "Checks once more that the other zones keep a majority without this one",
    zh: "再次确认停止该 Zone 后其他 Zone 仍保持多数派",
  },
  "prepare-restart-zone": {
    en: "Checks once more that the other zones keep a majority while this one restarts",
    zh: "再次确认重启该 Zone 期间其他 Zone 仍保持多数派",
  },
  "prepare-start-observer": {
    en: "Checks on the host that the observer can be started",
    zh: "在主机上检查 observer 是否可以启动",
  },
  "prepare-stop-observer": {
    en: "Looks at the server and its process before they are stopped",
    zh: "停止前检查 OBServer 及其进程",
  },
  "prepare-restart-observer": {
    en: "Checks on the host that the observer can be stopped and started again",
    zh: "在主机上检查 observer 是否可以停止并重新启动",
  },
  "set-zone-context": {
    en: "Notes which zones and servers take part",
    zh: "记录参与此操作的 Zone 与 OBServer",
  },
  "wait-node": {
    en: "Waits for all that runs side by side before it",
    zh: "等待前面所有并行步骤完成",
  },
  "stop-server": {
    en: "Tells the cluster to move the leaders away and to take the server out of service",
    zh: "让集群切走主副本并停止该 OBServer 的服务",
  },
  "stop-zone": {
    en: "Tells the cluster to move the leaders away and to take the zone out of service",
    zh: "让集群切走主副本并停止该 Zone 的服务",
  },
  "stop-observer-process": {
    en: "Ends the observer process on the host",
    zh: "在主机上停止 observer 进程",
  },
  "wait-observer-stop": {
    en: "Waits until the process is gone and the cluster reports the server as inactive",
    zh: "等待进程退出且集群报告该 OBServer 为 INACTIVE",
  },
  "start-observer-process": {
    en: "Starts the observer process on the host, unless it runs",
    zh: "在主机上启动 observer 进程（已运行则跳过）",
  },
  "wait-observer-active": {
    en: "Waits until the cluster reports the servers as active and they answer",
    zh: "等待集群报告 OBServer 为 ACTIVE 且能够响应",
  },
  "wait-observer-accessible": {
    en: "Waits until a majority of the zones is up and every server answers",
    zh: "等待多数派 Zone 启动且所有 OBServer 能够响应",
  },
  "start-agent-service": {
    en: "Starts the agent on the host, where it has one",
    zh: "启动主机上的 Agent（如有）",
  },
  "start-server": {
    en: "Tells the cluster to let the server serve again",
    zh: "让集群恢复该 OBServer 的服务",
  },
  "start-zone": {
    en: "Tells the cluster to let the zone serve again",
    zh: "让集群恢复该 Zone 的服务",
  },
  "wait-log-in-sync": {
    en: "Waits until every replica in the zone has caught up",
    zh: "等待该 Zone 的所有副本日志追平",
  },
  "update-observer-status": {
    en: "Looks at the server and writes down its status",
    zh: "检查 OBServer 并更新其状态",
  },
  "update-zone-status": {
    en: "Looks at the zone and writes down its status",
    zh: "检查 Zone 并更新其状态",
  },
  "sync-cluster-info": {
    en: "Reads the cluster's zones, servers and version anew",
    zh: "重新读取集群的 Zone、OBServer 与版本信息",
  },
  "sync-tenant-info": {
    en: "Reads the cluster's tenants and their log streams anew",
    zh: "重新读取集群的租户及其日志流信息",
  },
  "update-cluster-status": {
    en: "Looks at the cluster and writes down its status",
    zh: "检查集群并更新其状态",
  },
};
