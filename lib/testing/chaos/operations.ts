import type { ChaosRig } from "./rig";
import type { Seen } from "./seen";

const CLUSTER_PATH = "/api/v2/ob/clusters/1";

/** An operation as a client asks for it. */
interface Wish {
  kind: string;
  path: string;
  body: Record<string, unknown>;
}

/** Asks for an operation, for its plan, or for both, the operation on the condition that the plan still holds. */
export async function operate({ client, random }: ChaosRig, { kind, path, body }: Wish) {
  const how = random.weighted([
    [6, "at once"],
    [2, "plan"],
    [2, "both"],
  ] as const);
  if (how === "at once") return void (await client.ask(kind, path, body));
  const plan = await client.ask(`plan ${kind}`, `${path}/plan`, body);
  if (how === "plan" || plan.code) return;
  const { stateVersion } = plan.data;
  await client.ask(`${kind} as planned`, path, { ...body, stateVersion });
}

/** Any operation on anything; more often than not one that its target seems ready for. */
export function wish({ random }: ChaosRig, seen: Seen): Wish {
  const make = random.weighted([
    [5, serverWish],
    [1.5, serversWish],
    [2.5, zoneWish],
    [1.5, clusterWish],
  ] as const);
  return (make ?? serverWish)(random, seen);
}

/** A wish that brings back what is down. */
export function bringUp({ random }: ChaosRig, { servers }: Seen): Wish {
  const down = servers.filter(({ availableOperations }) => availableOperations.includes("start"));
  const one = random.pick(down);
  if (one === undefined || random.chance(down.length > 3 ? 0.6 : 0.15))
    return { kind: "start cluster", path: `${CLUSTER_PATH}/start`, body: {} };
  if (random.chance(0.5))
    return { kind: "start zone", path: zonePath(one.zoneName, "start"), body: {} };
  const serverIds = down.map(({ id }) => id);
  return { kind: "start servers", path: `${CLUSTER_PATH}/servers/start`, body: { serverIds } };
}

const zonePath = (name: string, verb: string) => `${CLUSTER_PATH}/zones/${name}/${verb}`;

type Make = (random: ChaosRig["random"], seen: Seen) => Wish;

const serverWish: Make = (random, { servers }) => {
  const ready = servers.filter(({ availableOperations }) => availableOperations.length > 0);
  const server = random.pick(random.chance(0.8) ? ready : servers) ?? servers[0];
  const key = random.chance(0.85) ? random.pick(server?.availableOperations ?? []) : undefined;
  const verb = verbOf(key) ?? random.pick(["start", "stop", "restart"]) ?? "start";
  const path = `${CLUSTER_PATH}/servers/${server?.id}/${verb}`;
  return { kind: `${verb} server`, path, body: bodyOf(random, verb, key) };
};

const serversWish: Make = (random, { servers }) => {
  const verb = random.pick(["start", "stop", "restart"]) ?? "start";
  const zone = random.pick(servers)?.zoneName;
  const some =
    verb === "start" || random.chance(0.2)
      ? servers
      : servers.filter(({ zoneName }) => zoneName === zone);
  const serverIds = some.filter(() => random.chance(0.7)).map(({ id }) => id);
  const body = { ...bodyOf(random, verb), serverIds };
  return { kind: `${verb} servers`, path: `${CLUSTER_PATH}/servers/${verb}`, body };
};

const zoneWish: Make = (random, { cluster }) => {
  const zone = random.pick(cluster.zones ?? []);
  const isUp = zone?.status === "RUNNING";
  const verb =
    random.pick(isUp ? ["stop", "restart"] : ["start", "start", "stop", "restart"]) ?? "start";
  return {
    kind: `${verb} zone`,
    path: zonePath(zone?.name ?? "", verb),
    body: bodyOf(random, verb),
  };
};

const clusterWish: Make = (random) => {
  const verb =
    random.weighted([
      [3, "start"],
      [3, "rollingRestart"],
      [1, "stop"],
      [1, "restart"],
    ] as const) ?? "start";
  const body = { ...bodyOf(random, verb), ...(random.chance(0.3) && { serversAtOnce: 1 }) };
  return { kind: `${verb} cluster`, path: `${CLUSTER_PATH}/${verb}`, body };
};

/** The verb of one of OCP's keys of what may be done to a server. */
function verbOf(key: string | undefined): string | undefined {
  return key?.startsWith("stop") ? "stop" : key;
}

function bodyOf(random: ChaosRig["random"], verb: string, key?: string): Record<string, unknown> {
  if (verb === "start") return {};
  const service =
    key === "stopService" || (verb === "stop" && key === undefined && random.chance(0.3));
  return {
    ...(random.chance(0.2) && { force: true }),
    ...(random.chance(0.04) && { freezeServer: true }),
    ...(random.chance(0.1) && { reason: "chaos" }),
    ...(service && { type: "STOP_SERVICE" }),
  };
}
