import type { Random } from "./random";
import type { ChaosRig } from "./rig";
import type { Seen } from "./seen";

const CLUSTERS = "/api/v2/ob/clusters";
const TASKS = "/api/v2/tasks/instances";
const ABSENT = 987_654;

/** Requests that no client should send. Whatever they are, they must be refused in words. */
export async function beSenseless({ client, random }: ChaosRig, seen: Seen): Promise<void> {
  const [path, body] = request(random, seen);
  const answer = await client.ask("senseless", path, body);
  if (!answer.code)
    throw new Error(`${path} ${JSON.stringify(body)} makes no sense, and was taken`);
}

function request(random: Random, { tasks, servers }: Seen): readonly [path: string, body: unknown] {
  const server = random.pick(servers)?.id;
  const running = tasks.find(({ status }) => status === "SUCCESSFUL")?.id ?? ABSENT;
  const requests: (readonly [string, unknown])[] = [
    [`${CLUSTERS}/${ABSENT}/start`, {}],
    [`${CLUSTERS}/${ABSENT}/rollingRestart/plan`, {}],
    [`${CLUSTERS}/1/servers/${ABSENT}/stop`, {}],
    [`${CLUSTERS}/1/servers/none/start`, {}],
    [`${CLUSTERS}/1/servers/${server}/explode`, {}],
    [`${CLUSTERS}/1/servers/${server}/stop`, { type: "STOP_EVERYTHING" }],
    [`${CLUSTERS}/1/servers/${server}/stop`, "{ this is not JSON"],
    [`${CLUSTERS}/1/servers/${server}/restart`, { force: "yes" }],
    [`${CLUSTERS}/1/servers/${server}/restart`, { reason: "x".repeat(600) }],
    [`${CLUSTERS}/1/servers/${server}/start`, { stateVersion: "not one of a plan" }],
    [`${CLUSTERS}/1/servers/stop`, { serverIds: [] }],
    [`${CLUSTERS}/1/servers/start`, { serverIds: [ABSENT] }],
    [`${CLUSTERS}/1/servers/start`, {}],
    [`${CLUSTERS}/1/zones/zone9/stop`, {}],
    [`${CLUSTERS}/1/zones/%20/start`, {}],
    [`${CLUSTERS}/1/rollingRestart`, { serversAtOnce: 0 }],
    [`${TASKS}/${ABSENT}/retry`, {}],
    [`${TASKS}/${ABSENT}/subtasks/1/skip`, {}],
    [`${TASKS}/${running}/retry`, {}],
    [`${TASKS}/${running}/rollback`, {}],
    [`${TASKS}/${running}/abandon`, {}],
    [`${TASKS}/${running}/subtasks/${ABSENT}/cancel`, {}],
  ];
  return random.pick(requests) ?? [`${TASKS}/${ABSENT}/retry`, {}];
}
