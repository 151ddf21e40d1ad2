/** Why an operation on a cluster, a zone or a server is refused, by OCP's codes (4.2.2 error table). */
export const OPERATION_FAILURES = {
  "COM10003.changed": {
    status: 412,
    en: "The cluster is no longer as the plan saw it. Look at the differences and plan again",
    zh: "集群状态与生成计划时已不一致，请查看差异并重新生成计划",
  },
  "COM10001.version": {
    status: 400,
    en: "stateVersion is not one of a plan for this operation. Leave it out, or plan again",
    zh: "stateVersion 并非此操作的计划版本，请去掉该字段或重新生成计划",
  },
  OBE11001: { status: 404, en: "Cluster {0} does not exist", zh: "集群 {0} 不存在" },
  OBE11007: {
    status: 400,
    en: "Cluster {0} is {1}; this is possible only from {2}",
    zh: "集群 {0} 当前状态为 {1}，仅在 {2} 状态下可以执行此操作",
  },
  "OBE11007.zones": {
    status: 400,
    en: "Cluster {0} has {1} zones; a rolling restart needs at least three, so that a majority stays",
    zh: "集群 {0} 有 {1} 个 Zone，滚动重启至少需要三个 Zone 才能保持多数派",
  },
  "OBE11007.nothing": {
    status: 400,
    en: "Nothing in {0} is to be done: no server is in a state for this",
    zh: "{0} 中没有处于可操作状态的 OBServer，无需执行",
  },
  "OBE11007.down": {
    status: 400,
    en: "Server {0} is {1}; a rolling restart needs every server of cluster {2} to run",
    zh: "OBServer {0} 当前状态为 {1}，滚动重启要求集群 {2} 的所有 OBServer 均在运行",
  },
  OBE11020: {
    status: 409,
    en: "Cluster {0} is held by task {1} ({2}), which has not ended",
    zh: "集群 {0} 正由任务 {1}（{2}）操作，该任务尚未结束",
  },
  OBE11070: {
    status: 400,
    en: "Stopping this breaks the majority of log stream {1} of tenant {0}: {2} of {3} replicas would be in sync outside of zone {4}",
    zh: "停止后租户 {0} 的日志流 {1} 将失去多数派：Zone {4} 之外仅有 {2}/{3} 个副本处于同步状态",
  },
  "OBE11070.sync": {
    status: 400,
    en: "Log stream {1} of tenant {0} is not in sync on {2} in zone {3}; stopping another replica now could lose its majority",
    zh: "租户 {0} 的日志流 {1} 在 Zone {3} 的 {2} 上尚未同步，此时停止其他副本可能失去多数派",
  },
  "OBE11070.unknown": {
    status: 400,
    en: "No log stream of cluster {0} has been seen, so its majority cannot be judged. Wait for the next look at the cluster",
    zh: "尚未获取到集群 {0} 的日志流信息，无法判断多数派，请等待下一次巡检",
  },
  OBE18002: { status: 404, en: "Zone {0} is not in cluster {1}", zh: "Zone {0} 不在集群 {1} 中" },
  OBE18004: {
    status: 400,
    en: "Zone {0} is {1}; this is possible only from {2}",
    zh: "Zone {0} 当前状态为 {1}，仅在 {2} 状态下可以执行此操作",
  },
  "OBE18004.other": {
    status: 400,
    en: "Something is stopped in zone {0} already ({1}); the cluster allows only one zone to be stopped at a time (4660)",
    zh: "Zone {0} 中已有停止的对象（{1}），集群同一时间只允许一个 Zone 处于停止状态（4660）",
  },
  "OBE18004.several": {
    status: 400,
    en: "The servers are of several zones ({0}); only those of one zone can be stopped at a time (4660)",
    zh: "所选 OBServer 分属多个 Zone（{0}），一次只能停止同一个 Zone 中的 OBServer（4660）",
  },
  OBE18008: {
    status: 409,
    en: "Zone {0} is held by task {1} ({2}), which has not ended",
    zh: "Zone {0} 正由任务 {1}（{2}）操作，该任务尚未结束",
  },
  OBE19001: {
    status: 404,
    en: "OBServer {0} does not exist in cluster {1}",
    zh: "集群 {1} 中不存在 OBServer {0}",
  },
  OBE19003: {
    status: 400,
    en: "OBServer {0} is {1}; this is possible only from {2}",
    zh: "OBServer {0} 当前状态为 {1}，仅在 {2} 状态下可以执行此操作",
  },
  OBE19012: {
    status: 409,
    en: "OBServer {0} is held by task {1} ({2}), which has not ended",
    zh: "OBServer {0} 正由任务 {1}（{2}）操作，该任务尚未结束",
  },
  OBE19020: {
    status: 400,
    en: "OBServer {0} is the last one of cluster {1} that serves; stopping it stops the cluster. Stop the cluster instead",
    zh: "OBServer {0} 是集群 {1} 中最后一个提供服务的 OBServer，停止它等于停止整个集群，请改用停止集群",
  },
} as const satisfies Record<string, { status: number; en: string; zh: string }>;
