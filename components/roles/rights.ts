import { Grant, may } from "@/lib/contract/permission";

/** What may be done in one cluster: to it, to its tasks, and although a check refuses it. */
export const CLUSTER_RIGHTS = ["READ", "UPDATE", "TASK_READ", "TASK_UPDATE", "FORCE"] as const;
export type ClusterRight = (typeof CLUSTER_RIGHTS)[number];

/** A cluster's id, or `*` for every cluster, also those to come. */
export type ClusterId = number | "*";

/** The expression that grants a right in a cluster. */
export function clusterRight(id: ClusterId, right: ClusterRight): string {
  switch (right) {
    case "TASK_READ":
      return `CLUSTER:${id}:TASK:*:READ`;
    case "TASK_UPDATE":
      return `CLUSTER:${id}:TASK:*:UPDATE`;
    case "FORCE":
      return `CLUSTER_FORCE:${id}:UPDATE`;
    default:
      return `CLUSTER:${id}:${right}`;
  }
}

/** Rights that are about no cluster, by what they are about. */
export const OTHER_RIGHTS = {
  HOST: ["READ"],
  USER: ["READ", "CREATE", "UPDATE", "DELETE"],
  ROLE: ["READ", "CREATE", "UPDATE", "DELETE"],
  AUDIT: ["READ"],
} as const;
export type OtherResource = keyof typeof OTHER_RIGHTS;
export const OTHER_RESOURCES = ["HOST", "USER", "ROLE", "AUDIT"] as const;

/** The right to every task is also the right to the tasks of each cluster. */
const sameAs = (expression: string): string[] => {
  const [, tasks] = /^CLUSTER:[^:]+:(TASK:.+)$/.exec(expression) ?? [];
  return tasks === undefined ? [expression] : [expression, tasks];
};

/** The grant by which an expression is granted already, other than by itself. */
export const includedIn = (granted: readonly string[], expression: string): string | undefined =>
  granted.find((grant) => grant !== expression && may([grant], ...sameAs(expression)));

/** Whether an expression is granted, by itself or by a wider one. */
export const isGranted = (granted: readonly string[], expression: string): boolean =>
  may(granted, ...sameAs(expression));

const OFFERED =
  /^(CLUSTER:(\*|\d+):(READ|UPDATE)|CLUSTER:(\*|\d+):TASK:\*:(READ|UPDATE)|CLUSTER_FORCE:(\*|\d+):UPDATE)$/;

const others = OTHER_RESOURCES.flatMap((resource) =>
  OTHER_RIGHTS[resource].map((action) => `${resource}:*:${action}`),
);

/** Whether a box stands for the expression. */
export const isOffered = (expression: string): boolean =>
  OFFERED.test(expression) || others.includes(expression);

/** The expressions of boxes that a wider one stands for: `CLUSTER:2:*` for reading and operating cluster 2. */
export function spellOut(grant: string): string[] {
  const id: ClusterId = Number(/^CLUSTER(?:_FORCE)?:(\d+):/.exec(grant)?.[1]) || "*";
  return [...CLUSTER_RIGHTS.map((right) => clusterRight(id, right)), ...others].filter((one) =>
    isGranted([grant], one),
  );
}

/** The expressions of a text, one a line; commas and spaces part them too. */
export const expressionsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** The expressions of a text that are none. */
export const wrongIn = (text: string): string[] =>
  expressionsIn(text).filter((one) => !Grant.safeParse(one).success);
