import { AuditEvent } from "./audit";
import { HostStatus } from "./host";
import { ClusterStatus, ServerStatus, ZoneStatus } from "./status";
import { Operation, SubtaskStatus, TaskStatus, TaskType } from "./task";

/** An enumeration of the API beside OCP's. */
export interface OcpEnumeration {
  own: readonly string[];
  /** OCP's values, by spaces. */
  ocps: string;
  source: string;
  /** Which of the own values are ever answered, where that is not all. */
  remark?: string;
}

const PAGES = "ocp-doc V4.2.2";

/** Every enumeration that OCP has too. */
export const OCP_ENUMERATIONS: Record<string, OcpEnumeration> = {
  "cluster `status`": {
    own: ClusterStatus.options,
    ocps: "RUNNING CREATING DELETING STARTING RESTARTING STOPPING STOPPED TAKINGOVER MOVINGOUT SWITCHOVER FAILOVER OPERATING UNAVAILABLE UPGRADING STARTING_IN_READ_ONLY ABANDONED DISCONNECTING",
    source: `${PAGES}, 450.cluster-information/100; ocp-express`,
  },
  "zone `status`": {
    own: ZoneStatus.options,
    ocps: "RUNNING UNAVAILABLE SERVICE_STOPPED STOPPED DELETED CREATING STARTING STOPPING RESTARTING DELETING OPERATING",
    source: "ocp-express",
  },
  "server `status`": {
    own: ServerStatus.options,
    ocps: "RUNNING UNAVAILABLE SERVICE_STOPPED PROCESS_STOPPED DELETED CREATING SERVICE_STOPPING PROCESS_STOPPING STARTING RESTARTING DELETING REINSTALLING",
    source: "ocp-express",
    remark: "the newer names; OCP's page has STOPPING, STOPPED and OPERATING of older ones",
  },
  "host `status`": {
    own: HostStatus.options,
    ocps: "NEW AVAILABLE ONLINE OFFLINE DELETING",
    source: `${PAGES}, 600.host-module/1300`,
    remark: "only ONLINE is ever answered; all can be asked for",
  },
  "task `status`": {
    own: TaskStatus.options,
    ocps: "RUNNING FAILED SUCCESSFUL",
    source: `${PAGES}, 1100.task-management/100`,
  },
  "task `type`": {
    own: TaskType.options,
    ocps: "MANUAL SYS_ONCE SCHEDULED SYS_SCHEDULED",
    source: `${PAGES}, 1100.task-management/100`,
    remark: "only MANUAL is ever answered; all can be asked for",
  },
  "task and subtask `operation`": {
    own: Operation.options,
    ocps: "EXECUTE RETRY ROLLBACK SKIP CANCEL ROLLBACK_SKIP",
    source: `${PAGES}, 1100.task-management/200; ocp-express (ROLLBACK_SKIP)`,
  },
  "subtask `status`": {
    own: SubtaskStatus.options,
    ocps: "PENDING READY RUNNING CANCELING FAILED SUCCESSFUL",
    source: `${PAGES}, 1100.task-management/200`,
  },
  "audit `status`": {
    own: AuditEvent.shape.status.options,
    ocps: "SUCCESS FAILED",
    source: `${PAGES}, 1200.ocp-historical-events/100`,
  },
};
