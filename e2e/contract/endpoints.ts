/**
 * Every endpoint, as a stranger knows it from the documentation: the call; who may make it; the code of the
 * refusal when an id in the path is of nothing; the fields that its body must have, after a colon.
 */
const TABLE = `
GET    /ob/clusters                                                viewer
GET    /ob/clusters/{id}                                           viewer     OBE11001
GET    /ob/clusters/{id}/zones                                     viewer     OBE11001
GET    /ob/clusters/{id}/servers                                   viewer     OBE11001
GET    /ob/clusters/{id}/zones/{zoneName}/servers                  viewer     OBE11001
POST   /ob/clusters/{id}/start                                     manager    OBE11001
POST   /ob/clusters/{id}/stop                                      manager    OBE11001
POST   /ob/clusters/{id}/restart                                   manager    OBE11001
POST   /ob/clusters/{id}/rollingRestart                            manager    OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/start                    manager    OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/stop                     manager    OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/restart                  manager    OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/start                  manager    OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/stop                   manager    OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/restart                manager    OBE11001
POST   /ob/clusters/{id}/servers/start                             manager    OBE11001  :serverIds
POST   /ob/clusters/{id}/servers/stop                              manager    OBE11001  :serverIds
POST   /ob/clusters/{id}/servers/restart                           manager    OBE11001  :serverIds
POST   /ob/clusters/{id}/start/plan                                viewer     OBE11001
POST   /ob/clusters/{id}/stop/plan                                 viewer     OBE11001
POST   /ob/clusters/{id}/restart/plan                              viewer     OBE11001
POST   /ob/clusters/{id}/rollingRestart/plan                       viewer     OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/start/plan               viewer     OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/stop/plan                viewer     OBE11001
POST   /ob/clusters/{id}/zones/{zoneName}/restart/plan             viewer     OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/start/plan             viewer     OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/stop/plan              viewer     OBE11001
POST   /ob/clusters/{id}/servers/{serverId}/restart/plan           viewer     OBE11001
POST   /ob/clusters/{id}/servers/start/plan                        viewer     OBE11001  :serverIds
POST   /ob/clusters/{id}/servers/stop/plan                         viewer     OBE11001  :serverIds
POST   /ob/clusters/{id}/servers/restart/plan                      viewer     OBE11001  :serverIds
GET    /tasks/instances                                            viewer
GET    /tasks/instances/{taskId}                                   viewer     TSK10001
GET    /tasks/{taskId}                                             viewer     TSK10001
GET    /tasks/instances/{taskId}/subtasks/{subtaskId}              viewer     TSK10001
GET    /tasks/instances/{taskId}/subtasks/{subtaskId}/log          viewer     TSK10001
GET    /tasks/instances/{taskId}/events                            viewer     TSK10001
POST   /tasks/instances/{taskId}/retry                             manager    TSK10001
POST   /tasks/instances/{taskId}/rollback                          manager    TSK10001
POST   /tasks/instances/{taskId}/abandon                           manager    TSK10001
POST   /tasks/instances/{taskId}/subtasks/{subtaskId}/retry        manager    TSK10001
POST   /tasks/instances/{taskId}/subtasks/{subtaskId}/skip         manager    TSK10001
POST   /tasks/instances/{taskId}/subtasks/{subtaskId}/cancel       manager    TSK10001
POST   /iam/login                                                  anyone               :username :password
POST   /iam/logout                                                 everybody
GET    /profiles/me                                                everybody
PUT    /profiles/me/changePassword                                 everybody            :currentPassword :newPassword
GET    /profiles/me/sessions                                       everybody
DELETE /profiles/me/sessions                                       everybody
DELETE /profiles/me/sessions/{sessionId}                           everybody  COM10002
GET    /iam/users                                                  manager
POST   /iam/users                                                  admin                :name :password
GET    /iam/users/{userId}                                         manager    COM10002
PUT    /iam/users/{userId}                                         admin      COM10002
DELETE /iam/users/{userId}                                         admin      COM10002
POST   /iam/users/{userId}/enable                                  admin      COM10002
POST   /iam/users/{userId}/disable                                 admin      COM10002
POST   /iam/users/{userId}/unlock                                  admin      COM10002
POST   /iam/users/{userId}/resetPassword                           admin      COM10002  :password
GET    /iam/users/{userId}/sessions                                manager    COM10002
DELETE /iam/users/{userId}/sessions                                admin      COM10002
GET    /iam/roles                                                  admin
POST   /iam/roles                                                  admin                :name :permissions
GET    /iam/roles/{roleId}                                         admin      COM10002
PUT    /iam/roles/{roleId}                                         admin      COM10002
DELETE /iam/roles/{roleId}                                         admin      COM10002
GET    /compute/hosts                                              viewer
GET    /compute/hosts/{hostId}                                     viewer     CMP07005
GET    /tasks/instances/{taskId}/downloadDiagnosis                 viewer     TSK10001
POST   /tasks/instances/{taskId}/downloadDiagnosis                 viewer     TSK10001
POST   /api/v1/tasks/instances/{taskId}/downloadDiagnosis          viewer     TSK10001
GET    /profiles/me/credentials                                    everybody
POST   /profiles/me/credentials                                    everybody
POST   /profiles/me/credentials/{credentialId}/enable              everybody  COM10002
POST   /profiles/me/credentials/{credentialId}/disable             everybody  COM10002
DELETE /profiles/me/credentials/{credentialId}                     everybody  COM10002
GET    /iam/users/{userId}/credentials                             manager    COM10002
POST   /iam/users/{userId}/credentials/{credentialId}/disable      admin      COM10002
GET    /iam/sso                                                    anyone
GET    /iam/sso/login                                              anyone
GET    /iam/sso/callback                                           anyone
GET    /audit/events                                               admin
GET    /audit/events/export                                        admin
GET    /time                                                       anyone
GET    /info                                                       anyone
GET    /openapi.json                                               anyone
GET    /api/status                                                 anyone
GET    /api/health                                                 anyone
`;

/** Whoever may call one may call those before it. */
const LADDER = ["anyone", "everybody", "viewer", "manager", "admin"];

export interface Endpoint {
  /** `GET /ob/clusters/{id}`, below `/api/v2` unless it says otherwise. */
  call: string;
  method: string;
  path: string;
  who: string;
  /** The code of an id of nothing. */
  unknown: string | undefined;
  /** What a body must have. */
  fields: string[];
}

export const ENDPOINTS: Endpoint[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [method = "", path = "", who = "", ...rest] = line.split(/\s+/);
    return {
      ...{ call: `${method} ${path}`, method, path, who },
      unknown: rest.find((word) => !word.startsWith(":")),
      fields: rest.filter((word) => word.startsWith(":")).map((word) => word.slice(1)),
    };
  });

/** Whether a rank of the ladder is enough for an endpoint. */
export const isEnough = (rank: string, { who }: Endpoint): boolean =>
  LADDER.indexOf(rank) >= LADDER.indexOf(who);

/** The endpoint's call with ids in it: a number for every id, a name for a zone. */
export const callWith = ({ call }: Endpoint, id: string | number): string =>
  call.replace("{zoneName}", "zone1").replace(/\{\w+\}/g, String(id));

/** A body that has all that it must have, if anything. */
export const bodyFor = ({ fields, method }: Endpoint): object | undefined => {
  if (method === "GET") return undefined;
  const values: Record<string, unknown> = {
    ...{ serverIds: [1], name: "some.name", permissions: ["CLUSTER:1:READ"], username: "x" },
    ...{ password: "Wrong-pass-1", currentPassword: "Wrong-pass-1", newPassword: "Wrong-pass-2" },
  };
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
};
