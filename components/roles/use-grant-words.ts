"use client";

import { useTranslations } from "use-intl";
import { useClusters } from "../cluster/use-clusters";

/** What permissions are about, and what it is called to change it. */
const CHANGES = {
  CLUSTER: "OPERATE",
  CLUSTER_FORCE: "FORCE",
  TASK: "STEER",
  HOST: "UPDATE",
  USER: "UPDATE",
  ROLE: "UPDATE",
  AUDIT: "UPDATE",
  PROFILE: "UPDATE",
} as const;
type Resource = keyof typeof CHANGES;
const isResource = (word: string): word is Resource => Object.hasOwn(CHANGES, word);

const ACTIONS = { READ: "READ", CREATE: "CREATE", DELETE: "DELETE", "*": "ALL" } as const;
type Action = keyof typeof ACTIONS | "UPDATE";
const isAction = (word: string): word is Action =>
  word === "UPDATE" || Object.hasOwn(ACTIONS, word);

/** The parts of an expression that nothing here asks for are none. */
function partsOf(grant: string) {
  const [resource = "", id = "", ...rest] = grant.split(":");
  const [action = "", taskId, inner] = rest.reverse();
  const isNested = resource === "CLUSTER" && inner === "TASK";
  if (!isResource(resource) || !isAction(action) || (inner !== undefined && !isNested))
    return undefined;
  return { resource, id, action, taskId };
}

/** Says in words what an expression grants; undefined for what nothing here asks for. */
export function useGrantWords(): (grant: string) => string | undefined {
  const t = useTranslations("roles.grant");
  const clusters = useClusters();

  function whatOf(resource: Resource, id: string): string {
    const isCluster = resource === "CLUSTER" || resource === "CLUSTER_FORCE";
    const known = isCluster ? clusters.find((cluster) => String(cluster.id) === id) : undefined;
    const which = id === "*" ? "all" : "one";
    return t(`what.${resource}`, { which, name: known?.name ?? `#${id}` });
  }

  return (grant) => {
    if (grant === "**") return t("everything");
    const parts = partsOf(grant);
    if (!parts) return undefined;
    const { resource, id, action, taskId } = parts;
    const about = taskId === undefined ? resource : "TASK";
    const word = action === "UPDATE" ? CHANGES[about] : ACTIONS[action];
    const outer = whatOf(resource, id);
    const what =
      taskId === undefined
        ? outer
        : t("inCluster", { cluster: outer, tasks: whatOf("TASK", taskId) });
    return t("line", { what, action: t(`action.${word}`) });
  };
}
