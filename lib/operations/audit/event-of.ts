import { endpoints } from "@/lib/contract/endpoints";

/** What happened and what it concerns, in OCP's words (its page "Audit events") as far as it has one. */
export interface Event {
  operationEvent: string;
  eventType: string;
}

const OCP_NOUNS: Record<string, string> = {
  Server: "OB_SERVER",
  Servers: "OB_SERVER",
  Zone: "OB_ZONE",
  Cluster: "OB_CLUSTER",
};

/** By what the path is about. */
const TYPES: [path: string, eventType: string][] = [
  ["/api/v2/ob/clusters", "OB_CLUSTER_MANAGEMENT"],
  ["/api/v2/tasks", "TASK_MANAGEMENT"],
  ["/api/v1/tasks", "TASK_MANAGEMENT"],
  ["/api/v2/compute", "HOST_MANAGEMENT"],
  ["/api/v2/iam/users", "USER_MANAGEMENT"],
  ["/api/v2/iam/roles", "ROLE_MANAGEMENT"],
  ["/api/v2/iam", "SIGN_IN"],
  ["/api/v2/profiles", "PROFILE_MANAGEMENT"],
  ["/api/v2/audit", "AUDIT_MANAGEMENT"],
];

/** The event of a call to an endpoint; one that this release no longer has is named by its own name. */
export function eventOf(endpointName: string): Event {
  const path = Object.hasOwn(endpoints, endpointName)
    ? endpoints[endpointName as keyof typeof endpoints].path
    : "";
  const type = TYPES.find(([start]) => path.startsWith(start));
  return { operationEvent: toEvent(endpointName), eventType: type?.[1] ?? "OTHER" };
}

/** `startServer` is START_OB_SERVER, `createUser` CREATE_USER. */
function toEvent(name: string): string {
  const [, verb = "", noun = ""] = /^(start|stop|restart)(Servers?|Zone|Cluster)$/.exec(name) ?? [];
  if (noun) return `${verb.toUpperCase()}_${OCP_NOUNS[noun]}`;
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The endpoints whose calls are one of these events, of one of these types. */
export function endpointsOf(
  operationEvents: readonly string[] | undefined,
  eventTypes: readonly string[] | undefined,
): string[] {
  return Object.keys(endpoints).filter((name) => {
    const { operationEvent, eventType } = eventOf(name);
    return (
      (!operationEvents?.length || operationEvents.includes(operationEvent)) &&
      (!eventTypes?.length || eventTypes.includes(eventType))
    );
  });
}
