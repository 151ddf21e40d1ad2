import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Failure } from "@/lib/contract/failure";
import type { StateChange } from "@/lib/contract/state-change";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";
import { operationKey, RelevantState, relevantState } from "./relevant-state";

/** More than the state of the largest cluster; what unpacks to more is no state. */
const LARGEST_STATE_BYTES = 4 * 1024 * 1024;

/**
 * The state that an operation is planned on, in itself and not by reference: no plan has to be kept for
 * the difference to be told later.
 */
export const stateVersionOf = (facts: PlanFacts, request: OperationRequest): string =>
  deflateRawSync(JSON.stringify(relevantState(facts, request))).toString("base64url");

/**
 * What is no longer as a version saw it; empty when the plan still holds. Throws COM10001.version for
 * what is not a version, or is one of another operation.
 */
export function changesSince(
  version: string,
  facts: PlanFacts,
  request: OperationRequest,
): StateChange[] {
  const before = read(version);
  if (before?.of !== operationKey(request)) throw new Failure("COM10001.version");
  const after = relevantState(facts, request);
  return [
    ...differences([[facts.clusterName, before.cluster, after.cluster]], "CLUSTER_STATUS"),
    ...differences(pairs(before.zones, after.zones), "ZONE_STATUS"),
    ...differences(pairs(before.servers, after.servers), "SERVER_STATUS"),
    ...differences(
      pairs(before.logStreams, after.logStreams).map(([name, was, is]) => [
        name,
        said(was),
        said(is),
      ]),
      "LOG_STREAM",
    ),
    ...differences(
      pairs(before.holders, after.holders).map(([lock, was, is]) => [
        was?.object ?? is?.object ?? lock,
        was?.task,
        is?.task,
      ]),
      "HOLDER",
    ),
  ];
}

function read(version: string): RelevantState | undefined {
  if (!/^[\w-]+$/.test(version)) return undefined;
  try {
    const text = inflateRawSync(Buffer.from(version, "base64url"), {
      maxOutputLength: LARGEST_STATE_BYTES,
    });
    return RelevantState.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return undefined;
  }
}

type Pair<Value> = [name: string, before: Value | undefined, after: Value | undefined];

function pairs<Value>(before: Record<string, Value>, after: Record<string, Value>): Pair<Value>[] {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => [
    name,
    was.get(name),
    is.get(name),
  ]);
}

function differences(found: readonly Pair<string>[], kind: StateChange["kind"]): StateChange[] {
  return found
    .filter(([, before, after]) => before !== after)
    .map(([object, before, after]) => ({
      kind: kind === "SERVER_STATUS" ? serverKind(before, after) : kind,
      object,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }));
}

function serverKind(before: string | undefined, after: string | undefined): StateChange["kind"] {
  if (before === undefined) return "SERVER_ADDED";
  return after === undefined ? "SERVER_GONE" : "SERVER_STATUS";
}

/** `2/3: a, b (c)`: how many keep up, which, and in brackets those that do not. */
function said(state: RelevantState["logStreams"][string] | undefined): string | undefined {
  if (!state) return undefined;
  const others = state.others.length > 0 ? ` (${state.others.join(", ")})` : "";
  return `${state.inSync.length}/${state.of}: ${state.inSync.join(", ")}${others}`;
}
