import { SESSION_COOKIE } from "@/lib/access/cookie";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { OpenApiOperation, SecurityScheme } from "@/lib/contract/openapi";

const SIGNATURE = `\`Authorization: OCP-ACCESS-KEY-HMACSHA1 <access key>:<signature>\`, with a \`Date\` header
(RFC 1123) that is less than 15 minutes away from the console's clock.

The signature is \`Base64(HMAC-SHA1(secret key, message))\`. The message is seven fields, joined by line feeds;
a field that is empty keeps its line feed:

1. the method, in upper case
2. the MD5 of the body as sent, in upper-case hexadecimal digits; empty without a body
3. the \`Content-Type\` header as sent; empty without one
4. the \`Date\` header as sent
5. the \`Host\` header as sent, with its port if there is one
6. each header whose name begins with \`x-ocp-\`, as \`name:value,value\`: values sorted, headers sorted by name,
   joined by line feeds; empty without any
7. the path, and if there is a query \`?\` and the query: sorted by key, several values of a key sorted and
   joined by commas, keys and values percent-encoded as in RFC 3986

A signature may be used once for a call that changes something.`;

/** The three ways to say who calls. */
export const SECURITY_SCHEMES: Record<string, SecurityScheme> = {
  basic: {
    type: "http",
    scheme: "basic",
    description:
      "HTTP Basic with user name and password. An administrator may have switched it off.",
  },
  accessKey: { type: "apiKey", in: "header", name: "Authorization", description: SIGNATURE },
  session: {
    type: "apiKey",
    in: "cookie",
    name: SESSION_COOKIE,
    description:
      "The cookie that a browser is given when it signs in. A call that changes something must come from a page of the console itself.",
  },
};

/** How the caller of an endpoint may say who calls; empty where nobody is asked. */
export const securityOf = ({ permission }: Endpoint): OpenApiOperation["security"] =>
  permission === "ANYONE" ? [] : Object.keys(SECURITY_SCHEMES).map((scheme) => ({ [scheme]: [] }));
