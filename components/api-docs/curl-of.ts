import type { OpenApiParameter } from "@/lib/contract/openapi";

interface Request {
  method: string;
  path: string;
  parameters: readonly OpenApiParameter[];
  /** An example of the body, where the endpoint takes one. */
  body: unknown;
  needsUser: boolean;
}

/** Words for what is in a path; ids are those of the examples. */
const IN_PATH: Record<string, string> = {
  id: "2",
  zoneName: "zone2",
  serverId: "10",
  taskId: "1",
  subtaskId: "2",
};

/** A request as a line for the shell, which asks for the password where one is needed. */
export function curlOf({ method, path, parameters, body, needsUser }: Request, origin: string) {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => IN_PATH[name] ?? "1");
  const needed = parameters.filter((one) => one.in === "query" && one.required);
  const query = needed.map(({ name }) => `${name}=`).join("&");
  return [
    "curl",
    ...(needsUser ? ["-u admin"] : []),
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`]),
    quoted(`${origin}${place}${query && `?${query}`}`),
  ].join(" ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
