import type { Endpoint } from "@/lib/contract/endpoint";
import type { JsonSchema, OpenApiResponse } from "@/lib/contract/openapi";
import { envelopeOf } from "./openapi-envelope";
import type { NamedEndpoint } from "./openapi-failure-rules";
import { answerHeaders } from "./openapi-headers";
import { nameOf, type Schemas } from "./openapi-schemas";

/** What an endpoint answers when all went well, by status. */
export function answersOf(named: NamedEndpoint, schemas: Schemas): Record<string, OpenApiResponse> {
  const { name, endpoint } = named;
  if (endpoint.redirects)
    return { 302: { description: "Led on", headers: answerHeaders("Location", "SetCookie") } };
  const schema = answerOf(named, schemas);
  const answer = {
    headers: answerHeaders(
      ...(endpoint.conditional ? ["ETag"] : []),
      ...(endpoint.download ? ["ContentDisposition"] : []),
      ...(SETS_COOKIE.has(name) ? ["SetCookie"] : []),
    ),
    content: { [typeOf(endpoint, schemas.follow(schema))]: { schema } },
  };
  return {
    200: { description: "Done", ...answer },
    ...(endpoint.conditional && {
      304: { description: "Nothing has changed since the tag", headers: answerHeaders("ETag") },
    }),
    ...(TELLS_HEALTH.has(name) && { 503: { description: "Something does not work", ...answer } }),
  };
}

const TELLS_HEALTH = new Set(["getHealth", "getStatus"]);

const SETS_COOKIE = new Set(["signIn", "signOut"]);

const typeOf = ({ plain, download }: Endpoint, { type }: JsonSchema): string =>
  download ?? (plain && type === "string" ? "text/plain" : "application/json");

function answerOf({ name, endpoint: { plain, data, download } }: NamedEndpoint, schemas: Schemas) {
  if (download !== undefined) return { type: "string", format: "binary" };
  const hasData = !data.safeParse(undefined).success;
  if (!hasData) return schemas.add("EmptyAnswer", envelopeOf(undefined));
  const own = schemas.of(data, "output");
  if (plain && own.type === "string") return own;
  const known = nameOf(own) ?? listNameOf(own);
  const schema = schemas.refTo(data, "output", known ?? `${capital(name)}Result`);
  return plain ? schema : schemas.add(`${known ?? capital(name)}Answer`, envelopeOf(schema));
}

/** `ServerList` or `TaskSummaryPage`, for a list without and with pages. */
function listNameOf({ properties = {} }: JsonSchema): string | undefined {
  const item = nameOf(properties.contents?.items);
  if (item === undefined) return undefined;
  return properties.page ? `${item}Page` : `${item}List`;
}

/** `listClusters` as the first word of a type's name. */
export const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
