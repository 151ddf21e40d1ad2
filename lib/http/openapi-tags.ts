import type { Endpoint } from "@/lib/contract/endpoint";

interface Topic {
  name: string;
  description: string;
  holds: (endpoint: Endpoint) => boolean;
}

const at =
  (pattern: RegExp) =>
  ({ path }: Endpoint): boolean =>
    pattern.test(path);

/** What the API is about. An endpoint belongs to the first topic that holds it. */
const TOPICS: readonly Topic[] = [
  {
    name: "Clusters",
    description: "Clusters, their zones and their servers as they were last observed.",
    holds: ({ method, path }) => method === "GET" && path.startsWith("/api/v2/ob/"),
  },
  {
    name: "Operations",
    description:
      "Start, stop and restart servers, zones and clusters. Each answers at once with the task that does it.",
    holds: ({ readsOnly, path }) => !readsOnly && path.startsWith("/api/v2/ob/"),
  },
  {
    name: "Plans",
    description: "What an operation would do, and what stands in its way, without doing it.",
    holds: at(/^\/api\/v2\/ob\//),
  },
  {
    name: "Tasks",
    description: "Follow a task and its subtasks, read their logs, and steer a task that failed.",
    holds: at(/^\/api\/v[12]\/tasks\b/),
  },
  {
    name: "Hosts",
    description: "The hosts that servers run on.",
    holds: at(/^\/api\/v2\/compute\b/),
  },
  {
    name: "Users",
    description: "Who may come in, with which roles.",
    holds: at(/^\/api\/v2\/iam\/users\b/),
  },
  {
    name: "Roles",
    description: "Permissions under a name: built-in ones and those of your own.",
    holds: at(/^\/api\/v2\/iam\/roles\b/),
  },
  {
    name: "Profile",
    description: "Your own account: password, sessions and access keys.",
    holds: at(/^\/api\/v2\/profiles\b/),
  },
  {
    name: "Sign-in",
    description: "Come in with a browser, and leave.",
    holds: at(/^\/api\/v2\/(iam|loginKey)\b/),
  },
  {
    name: "Audit",
    description: "What was changed, tried and refused, by whom.",
    holds: at(/^\/api\/v2\/audit\b/),
  },
  {
    name: "Console",
    description: "The console itself: clock, version, health and this document.",
    holds: () => true,
  },
];

/** The topic of an endpoint, by which a client's methods are grouped. */
export const tagOf = (endpoint: Endpoint): string =>
  TOPICS.find(({ holds }) => holds(endpoint))?.name ?? "";

/** The topics of some endpoints, each with a sentence. */
export const tagsOf = (used: readonly Endpoint[]) =>
  TOPICS.filter(({ name }) => used.some((endpoint) => tagOf(endpoint) === name)).map(
    ({ name, description }) => ({ name, description }),
  );
