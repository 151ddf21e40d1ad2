import * as audit from "./audit";
import * as cluster from "./cluster";
import * as credential from "./credential";
import * as diagnosis from "./diagnosis";
import type { Endpoint } from "./endpoint";
import * as host from "./host";
import * as operation from "./operation";
import * as profile from "./profile";
import * as role from "./role";
import * as session from "./session";
import * as sso from "./sso";
import * as steering from "./steering";
import * as system from "./system";
import * as task from "./task-endpoints";
import * as user from "./user";

/** Every endpoint of the API, by name. What is not here is not served. */
export const endpoints = {
  listClusters: cluster.listClusters,
  getCluster: cluster.getCluster,
  listZones: cluster.listZones,
  listServers: cluster.listServers,
  listZoneServers: cluster.listZoneServers,
  listHosts: host.listHosts,
  getHost: host.getHost,
  startServer: operation.startServer,
  stopServer: operation.stopServer,
  restartServer: operation.restartServer,
  startZone: operation.startZone,
  stopZone: operation.stopZone,
  restartZone: operation.restartZone,
  startCluster: operation.startCluster,
  stopCluster: operation.stopCluster,
  restartCluster: operation.restartCluster,
  rollingRestart: operation.rollingRestart,
  startServers: operation.startServers,
  stopServers: operation.stopServers,
  restartServers: operation.restartServers,
  planStartServer: operation.planStartServer,
  planStopServer: operation.planStopServer,
  planRestartServer: operation.planRestartServer,
  planStartZone: operation.planStartZone,
  planStopZone: operation.planStopZone,
  planRestartZone: operation.planRestartZone,
  planStartCluster: operation.planStartCluster,
  planStopCluster: operation.planStopCluster,
  planRestartCluster: operation.planRestartCluster,
  planRollingRestart: operation.planRollingRestart,
  planStartServers: operation.planStartServers,
  planStopServers: operation.planStopServers,
  planRestartServers: operation.planRestartServers,
  listTasks: task.listTasks,
  getTask: task.getTask,
  getTaskByShortPath: task.getTaskByShortPath,
  getSubtask: task.getSubtask,
  getSubtaskLog: task.getSubtaskLog,
  downloadDiagnosis: diagnosis.downloadDiagnosis,
  downloadDiagnosisByOldPath: diagnosis.downloadDiagnosisByOldPath,
  getDiagnosis: diagnosis.getDiagnosis,
  retryTask: steering.retryTask,
  rollbackTask: steering.rollbackTask,
  abandonTask: steering.abandonTask,
  retrySubtask: steering.retrySubtask,
  skipSubtask: steering.skipSubtask,
  cancelSubtask: steering.cancelSubtask,
  listTaskEvents: steering.listTaskEvents,
  signIn: profile.signIn,
  signOut: profile.signOut,
  getMe: profile.getMe,
  changePassword: profile.changePassword,
  getSso: sso.getSso,
  beginSso: sso.beginSso,
  endSso: sso.endSso,
  listMySessions: session.listMySessions,
  endMySession: session.endMySession,
  endMySessions: session.endMySessions,
  listUsers: user.listUsers,
  getUser: user.getUser,
  createUser: user.createUser,
  updateUser: user.updateUser,
  enableUser: user.enableUser,
  disableUser: user.disableUser,
  unlockUser: user.unlockUser,
  resetPassword: user.resetPassword,
  deleteUser: user.deleteUser,
  listUserSessions: session.listUserSessions,
  endUserSessions: session.endUserSessions,
  listMyCredentials: credential.listMyCredentials,
  createCredential: credential.createCredential,
  enableCredential: credential.enableCredential,
  disableCredential: credential.disableCredential,
  deleteCredential: credential.deleteCredential,
  listUserCredentials: credential.listUserCredentials,
  disableUserCredential: credential.disableUserCredential,
  listRoles: role.listRoles,
  getRole: role.getRole,
  createRole: role.createRole,
  updateRole: role.updateRole,
  deleteRole: role.deleteRole,
  listAuditEvents: audit.listAuditEvents,
  exportAuditEvents: audit.exportAuditEvents,
  getTime: system.getTime,
  getInfo: system.getInfo,
  getStatus: system.getStatus,
  getHealth: system.getHealth,
  getOpenApi: system.getOpenApi,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
