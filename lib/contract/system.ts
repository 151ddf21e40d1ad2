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
      name: z.string(),
      group: z.string(),
      artifact: z.string(),
      buildVersion: z.string(),
      server: z.string().meta({ description: "The host that answered, as in the envelope" }),
    })
    .meta({ id: "Info" }),
  plain: true,
} satisfies Endpoint;

/** For health checks that look for a word. OCP asks for a sign-in; a check that cannot sign in is served too. */
export const getStatus = {
  method: "GET",
  path: "/api/status",
  summary: "`okay`, or `bad` with 503 and, if asked, what does not work, as plain text",
  permission: "ANYONE",
  params: none,
  query: z.object({ includeUnavailableComponent: flag("false") }),
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
      status: z.enum(["ok", "starting", "failing"]),
      database: z.boolean(),
      engine: z.boolean(),
    })
    .meta({ id: "Health" }),
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
  data: z.looseObject({ openapi: z.literal("3.1.0") }),
  plain: true,
  extension: true,
} satisfies Endpoint;
