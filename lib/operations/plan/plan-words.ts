import type { FailureCode } from "@/lib/contract/failure";

interface Words {
  en: string;
  zh: string;
}

/** What each check looks at. */
export const CHECK_TITLES = {
  state: { en: "State of the target", zh: "目标状态" },
  lock: { en: "Other tasks", zh: "其他任务" },
  zones: { en: "Number of zones", zh: "Zone 数量" },
  "all-running": { en: "Every server runs", zh: "所有 OBServer 均在运行" },
  "other-zone": { en: "Nothing is stopped in another zone", zh: "其他 Zone 中没有停止的对象" },
  majority: { en: "Majority of every log stream", zh: "每个日志流的多数派" },
  "in-sync": { en: "Replicas that stay are in sync", zh: "保留副本的日志同步状态" },
  "last-server": { en: "Another server serves", zh: "仍有其他 OBServer 提供服务" },
  "root-service": { en: "Root service", zh: "RootService" },
  "whole-cluster": { en: "Sessions of the whole cluster", zh: "整个集群的会话" },
  "majority-after": { en: "Majority of the zones afterwards", zh: "启动后的 Zone 多数派" },
} as const satisfies Record<string, Words>;

export type CheckId = keyof typeof CHECK_TITLES;

/** What a check found that does not refuse the operation, with `{0}`, `{1}` for its parameters. */
export const CHECK_REASONS = {
  "state.servers": {
    en: "OBServers in a state for this: {0} of {0}",
    zh: "OBServer 状态均允许此操作：{0}/{0}",
  },
  "state.zone": { en: "Zone {0} is {1}", zh: "Zone {0} 当前状态为 {1}" },
  "state.cluster": { en: "Cluster {0} is {1}", zh: "集群 {0} 当前状态为 {1}" },
  "lock.free": {
    en: "No other task holds what this one needs",
    zh: "没有其他任务占用此操作所需的对象",
  },
  "zones.enough": { en: "The cluster has {0} zones", zh: "集群有 {0} 个 Zone" },
  "all-running.all": {
    en: "OBServers that run: {0} of {0}",
    zh: "正在运行的 OBServer：{0}/{0}",
  },
  "other-zone.none": {
    en: "Nothing is stopped in another zone",
    zh: "其他 Zone 中没有停止的 OBServer",
  },
  "majority.kept": {
    en: "Log streams with a replica here: {0}; each keeps its majority without it",
    zh: "涉及 {0} 个日志流，停止后均保持多数派",
  },
  "in-sync.all": {
    en: "Log streams with a replica here: {0}; every other replica that is up is in sync",
    zh: "涉及 {0} 个日志流，其余在线副本均已同步",
  },
  "in-sync.unknown": {
    en: "No log stream of cluster {0} has been seen yet",
    zh: "尚未获取到集群 {0} 的日志流信息",
  },
  "last-server.others": {
    en: "OBServers that keep serving meanwhile: at least {0}",
    zh: "期间至少还有 {0} 个 OBServer 继续提供服务",
  },
  "root-service.stays": {
    en: "The root service is led by {0}, which keeps running",
    zh: "RootService 位于 {0}，不受影响",
  },
  "root-service.moves": {
    en: "{0} leads the root service, which moves to another OBServer",
    zh: "RootService 位于 {0}，将切换到其他 OBServer",
  },
  "root-service.unknown": {
    en: "No OBServer is known to lead the root service now",
    zh: "目前没有已知的 RootService 主节点",
  },
  "whole-cluster.ends": {
    en: "Every session of cluster {0} ends, and none of its {1} OBServers serves meanwhile",
    zh: "集群 {0} 的所有会话将中断，期间其 {1} 个 OBServer 均不提供服务",
  },
  "whole-cluster.serves-nothing": {
    en: "No OBServer of cluster {0} serves now, so no session ends",
    zh: "集群 {0} 当前没有 OBServer 提供服务，不会中断会话",
  },
  "majority-after.reached": {
    en: "Zones that run afterwards: {0} of {1}",
    zh: "启动后运行的 Zone：{0}/{1}",
  },
  "majority-after.missing": {
    en: "Only {0} of {1} zones run afterwards, which is no majority: nothing serves until more are started",
    zh: "启动后仅有 {0}/{1} 个 Zone 运行，未达到多数派，需启动更多 Zone 后才能提供服务",
  },
} as const satisfies Record<string, Words>;

export type CheckReason = keyof typeof CHECK_REASONS;

/** What can be done about a finding, by its failure or, of a warning, by its reason. */
export const CHECK_ADVICE: Partial<Record<FailureCode | CheckReason, Words>> = {
  OBE19003: {
    en: "Choose an action that fits the state, or leave this OBServer out",
    zh: "请选择与当前状态相符的操作，或取消选择该 OBServer",
  },
  OBE18004: {
    en: "Choose an action that fits the zone's state",
    zh: "请选择与 Zone 状态相符的操作",
  },
  OBE11007: {
    en: "Choose an action that fits the cluster's state",
    zh: "请选择与集群状态相符的操作",
  },
  "OBE18004.several": {
    en: "Choose servers of one zone, or use a rolling restart",
    zh: "请只选择同一个 Zone 的 OBServer，或使用滚动重启",
  },
  OBE19012: {
    en: "Wait for that task to end, or look at it",
    zh: "请等待该任务结束，或查看该任务",
  },
  OBE18008: {
    en: "Wait for that task to end, or look at it",
    zh: "请等待该任务结束，或查看该任务",
  },
  OBE11020: {
    en: "Wait for that task to end, or look at it",
    zh: "请等待该任务结束，或查看该任务",
  },
  "OBE11007.zones": {
    en: "Restart the cluster at once in a maintenance window",
    zh: "请在维护窗口内一次性重启整个集群",
  },
  "OBE11007.down": { en: "Start that OBServer first", zh: "请先启动该 OBServer" },
  "OBE18004.other": {
    en: "Start what is stopped there first",
    zh: "请先启动该 Zone 中已停止的对象",
  },
  OBE11070: {
    en: "Start or repair the OBServers with the other replicas first, or stop the whole cluster",
    zh: "请先启动或修复其他副本所在的 OBServer，或改为停止整个集群",
  },
  "OBE11070.sync": {
    en: "Wait until the replica has caught up, or use force if that cannot be waited for",
    zh: "请等待副本追平日志；如无法等待，可选择强制执行",
  },
  "OBE11070.unknown": {
    en: "Check that the console can sign in to the cluster",
    zh: "请检查控制台能否登录该集群",
  },
  OBE19020: { en: "Stop the cluster instead", zh: "请改用停止集群" },
  "root-service.moves": {
    en: "Expect that administrative statements fail for some seconds",
    zh: "切换期间管理类语句可能短暂失败",
  },
  "whole-cluster.ends": {
    en: "Do this in a maintenance window, or use a rolling restart where it is enough",
    zh: "请在维护窗口内执行；如仅需重启，可使用滚动重启",
  },
  "majority-after.missing": {
    en: "Start the other OBServers too, or the whole cluster",
    zh: "请同时启动其他 OBServer，或启动整个集群",
  },
};

/** Why an operation has its impact. */
export const IMPACT_REASONS = {
  refused: { en: "Checks that refuse it: {0}", zh: "{0} 项检查未通过" },
  force: {
    en: "Forced: it goes on although replicas may not be in sync",
    zh: "强制执行：即使副本未同步也会继续",
  },
  "whole-cluster": {
    en: "Cluster {0} does not serve until it is started again",
    zh: "集群 {0} 将停止服务，直到再次启动",
  },
  lost: {
    en: "Log streams without a majority at the worst moment: {0}, among them {1}",
    zh: "最差时刻有 {0} 个日志流失去多数派，例如 {1}",
  },
  interrupted: {
    en: "OBServers whose service is interrupted: {0}",
    zh: "{0} 个 OBServer 的服务将中断",
  },
  "zone-stays-stopped": {
    en: "Zone {0} itself is stopped, so its servers serve only once the zone is started",
    zh: "Zone {0} 整体处于停止状态，启动该 Zone 后其 OBServer 才会提供服务",
  },
  nothing: { en: "Nothing that serves is interrupted", zh: "不会中断任何服务" },
} as const satisfies Record<string, Words>;

export type ImpactReason = keyof typeof IMPACT_REASONS;
