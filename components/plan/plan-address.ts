import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { PlanRequest } from "@/lib/client/plan-calls";
import { Action, isOutage, Scope, StopType } from "@/lib/contract/action";

/** What is to be done to what: as much as the address of a plan must say. */
export interface PlanTarget {
  clusterId: number;
  action: Action;
  scope: Scope;
  /** Of the scope SERVER: one or several. */
  serverIds?: readonly number[] | undefined;
  /** Of the scope ZONE. */
  zoneName?: string | undefined;
  /** Of a stop; without it the process stops too. */
  stopType?: StopType | undefined;
}

/** What is wrong with an address that names no operation. */
export type AddressProblem = "action" | "scope" | "servers" | "zone" | "rolling";

const MOST_SERVERS = 1000;
const idOf = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : Number.NaN);

/** All of the list or nothing: an operation on some of what was meant is another operation. */
const parseAsIds = createParser<number[]>({
  parse(text) {
    const ids = [...new Set(text.split(",").map(idOf))];
    return ids.some(Number.isNaN) || ids.length > MOST_SERVERS ? null : ids;
  },
  serialize: (ids) => ids.join(","),
  eq: (a, b) => a.join() === b.join(),
});

const parseAsFlag = createParser<boolean>({
  parse: (text) => (text === "1" ? true : text === "0" ? false : null),
  serialize: (isOn) => (isOn ? "1" : "0"),
});

const parseAsCount = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= 1000 ? Number(text) : null),
  serialize: String,
});

/** The query of a plan's address. */
export const PLAN_PARAMS = {
  action: parseAsStringLiteral(Action.options),
  scope: parseAsStringLiteral(Scope.options),
  servers: parseAsIds,
  zone: parseAsString,
  type: parseAsStringLiteral(StopType.options),
  freeze: parseAsFlag,
  force: parseAsFlag,
  atOnce: parseAsCount,
};
export type PlanQuery = inferParserType<typeof PLAN_PARAMS>;

const serialize = createSerializer(PLAN_PARAMS);

/** Where an operation is looked at before it is done. */
export function planHref(target: PlanTarget): string {
  const { clusterId, action, scope, serverIds, zoneName, stopType } = target;
  return serialize(`/clusters/${clusterId}/plan`, {
    action,
    scope,
    servers: scope === "SERVER" && serverIds ? [...serverIds] : null,
    zone: scope === "ZONE" ? (zoneName ?? null) : null,
    type: action === "STOP" ? (stopType ?? null) : null,
  });
}

/** The operation that an address names; options that do not fit it are left out. */
export function readPlanAddress(
  clusterId: number,
  query: PlanQuery,
): PlanRequest | { problem: AddressProblem } {
  const { action, scope, servers, zone } = query;
  const problem = problemOf(query);
  if (problem || !action || !scope) return { problem: problem ?? "action" };
  const target = {
    clusterId,
    action,
    scope,
    serverIds: scope === "SERVER" ? (servers ?? []) : [],
    zoneName: scope === "ZONE" ? (zone ?? "") : "",
  };
  return { ...target, ...optionsOf(target, query) };
}

function problemOf({ action, scope, servers, zone }: PlanQuery): AddressProblem | undefined {
  if (!action) return "action";
  if (!scope) return "scope";
  if (action === "ROLLING_RESTART" && scope !== "CLUSTER") return "rolling";
  if (scope === "SERVER" && !servers) return "servers";
  if (scope === "ZONE" && !/^[\w.-]{1,128}$/.test(zone ?? "")) return "zone";
  return undefined;
}

function optionsOf(
  target: Pick<PlanRequest, "action" | "scope">,
  { type, freeze, force, atOnce }: PlanQuery,
): Pick<PlanRequest, "stopType" | "freeze" | "force" | "atOnce"> {
  const stopType = canChooseStop(target) && type ? type : "STOP_PROCESS";
  return {
    stopType,
    freeze: canFreeze({ ...target, stopType }) && (freeze ?? true),
    force: canForce(target) && (force ?? false),
    atOnce: target.action === "ROLLING_RESTART" ? (atOnce ?? undefined) : undefined,
  };
}

type Chosen = Pick<PlanRequest, "action" | "scope">;

/** Whether the service alone can be stopped: a cluster as a whole refuses that. */
export const canChooseStop = ({ action, scope }: Chosen): boolean =>
  action === "STOP" && scope !== "CLUSTER";

/** Whether a process stops, before which its data can be frozen. */
export const canFreeze = ({ action, stopType }: Pick<PlanRequest, "action" | "stopType">) =>
  isOutage(action) && stopType === "STOP_PROCESS";

/** Whether there is a check that force passes: nothing has to be in sync when all of a cluster stops. */
export const canForce = ({ action, scope }: Chosen): boolean =>
  isOutage(action) && (scope !== "CLUSTER" || action === "ROLLING_RESTART");
