import * as cluster from "./cluster";
import type { Endpoint } from "./endpoint";
import * as system from "./system";
import * as task from "./task";
import * as user from "./user";

/** Every endpoint of the API, by name. What is not here is not served. */
export const endpoints = {
  listClusters: cluster.listClusters,
  getCluster: cluster.getCluster,
  listZones: cluster.listZones,
  listServers: cluster.listServers,
  listZoneServers: cluster.listZoneServers,
  startServer: task.startServer,
  listTasks: task.listTasks,
  getTask: task.getTask,
  getTaskByShortPath: task.getTaskByShortPath,
  getSubtask: task.getSubtask,
  getSubtaskLog: task.getSubtaskLog,
  signIn: user.signIn,
  signOut: user.signOut,
  getMe: user.getMe,
  listUsers: user.listUsers,
  createUser: user.createUser,
  getTime: system.getTime,
  getInfo: system.getInfo,
  getHealth: system.getHealth,
  getOpenApi: system.getOpenApi,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
