// What each object of the API holds, as its documentation says. A key with `?` may be absent.

export const HOLDER = "id name action? creatorName successful total startTime";

export const CLUSTER = `id name obClusterId obVersion fullVersion status type regionCount serverCount
  rootServers createTime updateTime creator observedTime serverMarks tasks zones outage? failToQueryFromObReason?`;

export const ZONE = `name clusterId obClusterId idcName? regionName? status innerStatus serverCount hostCount
  rootServer? servers createTime updateTime task?`;

export const SERVER = `id ip port sqlPort version withRootserver status innerStatus? clusterId zoneName
  regionName? idcName? hostId hostTypeName? startTime? stopTime updateTime availableOperations runPath
  observedTime task?`;

export const ROOT_SERVER = "address role sql_port";

export const PAGE = "number size totalElements totalPages";

const TASK_HEAD = `id name status type operation taskDefinitionId createTime startTime finishTime?
  cluster creator action? target? reason? abandoned? progress rev`;

export const TASK = `${TASK_HEAD} prohibitRollback subtasks serverTime`;
export const STARTED_TASK = `${TASK} clusterId context tasks`;
export const TASK_SUMMARY = `${TASK_HEAD} subtasks? failure? current?`;
export const TASK_CHANGES = `${TASK_HEAD} prohibitRollback reset serverTime changed`;

export const SUBTASK = `id name description taskId seriesId timeout status operation executor? runTime createTime
  startTime? finishTime? nodeType parallelIdx prohibitRollback prohibitSkip upstreams downstreams target?
  nextTryTime? error? progressText?`;
export const SUBTASK_DETAIL = `${SUBTASK} attempts`;
export const SUBTASK_BRIEF = "id name description status operation";
export const LEGACY_SUBTASK = "description downstreams id name operation status upstreams";
export const ATTEMPT = "runTime operation status executor startTime finishTime? error? logOffset";
export const LOG = "log next eof";
export const EVENT = "id time kind userName subtask? reason?";

export const PLAN = `action scope name clusterId clusterName servers subtasks checks impact impactReasons
  redundancy usual? stateVersion`;
export const PLANNED_SUBTASK = `id name description purpose seriesId timeout parallelIdx prohibitRollback
  prohibitSkip upstreams downstreams target? usual?`;
export const CHECK = "id level title reason advice? forcible? holder?";

export const USER = `id name roles permissions createTime description? email? lastSignInTime? lockedUntil?
  mustChangePassword source status`;
export const ROLE = "id name description? builtIn permissions userCount createTime updateTime";
export const CREDENTIAL = "id accessKey createTime description? enabled lastUsedTime?";
export const SESSION = `id createTime current expireTime idleUntil remoteAddress? seenTime source userAgent?`;
export const AUDIT_EVENT = `id accessKey? clientIp? clusterId? endTime errorCode? eventType executionType
  httpStatus method operationEvent operatorName? path reason? status taskId? traceId via?`;

export const HOST = `id name idcName? innerIpAddress? observedTime? regionName? services status? typeName?`;
export const HOST_SERVICE = "name type version?";
