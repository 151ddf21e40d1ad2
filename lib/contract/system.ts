import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { flag } from "./page";
import { Time } from "./time";

const none = z.object({});

export const getTime = {
  method: "GET",
  path: "/api/v2/time",
  summary: "The server's clock, as plain text",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.undefined(),
  data: Time,
  plain: true,
  uncounted: true,
} satisfies Endpoint;

export const getInfo = {
  method: "GET",
  path: "/api/v2/info",
  summary: "Name and version of this console",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.undefined(),
  data: z
    .object({
      name: z.string().describe("Name of the product"),
      group: z.string().describe("Group that the package is of, as in OCP"),
      artifact: z.string().describe("Name of the package, as in OCP"),
      buildVersion: z.string().describe("Version of the console"),
      server: z.string().meta({ description: "The host that answered, as in the envelope" }),
    })
    .meta({ id: "Info", description: "Name and version of this console" }),
  plain: true,
} satisfies Endpoint;

/** For health checks that look for a word. OCP asks for a sign-in; a check that cannot sign in is served too. */
export const getStatus = {
  method: "GET",
  path: "/api/status",
  summary: "`okay`, or `bad` with 503 and, if asked, what does not work, as plain text",
  permission: "ANYONE",
  params: none,
  query: z.object({
    includeUnavailableComponent: flag("false").describe("`true` names what does not work"),
  }),
  body: z.undefined(),
  data: z.string().regex(/^(okay|bad( [a-z]+(,[a-z]+)*)?)$/),
  plain: true,
  uncounted: true,
} satisfies Endpoint;

export const getHealth = {
  method: "GET",
  path: "/api/health",
  summary: "Whether this console answers and its database and engine work",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.undefined(),
  data: z
    .object({
      status: z
        .enum(["ok", "starting", "failing"])
        .describe("Whether all works; `ok` alone is answered with 200, the others with 503"),
      database: z.boolean().describe("Whether the database answers"),
      engine: z.boolean().describe("Whether the engine works, or none is to run in this process"),
    })
    .meta({ id: "Health", description: "How well this console is" }),
  plain: true,
  uncounted: true,
  extension: true,
} satisfies Endpoint;

export const getOpenApi = {
  method: "GET",
  path: "/api/v2/openapi.json",
  summary: "This API as an OpenAPI 3.1 document",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.undefined(),
  data: z
    .looseObject({ openapi: z.literal("3.1.0").describe("Version of OpenAPI") })
    .describe("An OpenAPI document"),
  plain: true,
  extension: true,
} satisfies Endpoint;
