import { z } from "zod";
import type { Endpoint } from "@/lib/contract/endpoint";
import { type EndpointName, endpoints } from "@/lib/contract/endpoints";
import { OCP_CALLS, type OcpCall } from "@/lib/contract/ocp-calls";
import { OCP_ENUMERATIONS, type OcpEnumeration } from "@/lib/contract/ocp-enumerations";
import { OCP_OBJECTS, type OcpObject, SOURCES } from "@/lib/contract/ocp-objects";
import { UNSERVED } from "@/lib/contract/unserved";

const declared = Object.entries<Endpoint>(endpoints) as [EndpointName, Endpoint][];
const callOf = ({ method, path }: { method: string; path: string }): string =>
  `\`${method} ${path}\``;

/** A table of Markdown. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** What an endpoint takes beside its path: parameters of the query, and fields of the body. */
export function takenBy({ query, body }: Endpoint): string[] {
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  return [...Object.keys(query.shape), ...Object.keys(schema.properties ?? {})];
}

const words = (text = ""): string[] => text.split(" ").filter(Boolean);

/** Names with what is to be said of each, in alphabetical order. */
function said(
  same: readonly string[],
  { absent = {}, added = {} }: Pick<OcpCall, "absent" | "added">,
): [name: string, here: string, remark: string][] {
  const rows: [string, string, string][] = [
    ...same.filter((name) => !(name in absent)).map((name) => [name, "same", ""] as const),
    ...Object.entries(added).map(([name, what]) => [name, "added", what] as const),
    ...Object.entries(absent).map(([name, why]) => [name, "not there", why] as const),
  ].map((row) => [...row]);
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

function callSection(name: EndpointName, call: OcpCall): string {
  const endpoint = endpoints[name];
  const taken = said(words(call.takes), call);
  const rows = taken.map(([one, here, remark]) => [`\`${one}\``, here, remark]);
  return [
    `### ${callOf(endpoint)}`,
    `${endpoint.summary}. Source: ${call.source}.`,
    ...(rows.length > 0 ? [table(["takes", "here", "remark"], rows)] : []),
    ...(call.answers ? [`Answers: ${call.answers}.`] : []),
    ...(call.remarks ? [call.remarks.map((remark) => `- ${remark}`).join("\n")] : []),
  ].join("\n\n");
}

function objectSection([title, object]: [string, OcpObject]): string {
  const sourceOf = new Map(
    Object.entries(object.fields).flatMap(([source, names]) =>
      words(names).map((name) => [name, SOURCES[source as keyof typeof SOURCES]] as const),
    ),
  );
  const rows = said([...sourceOf.keys()], object).map(([name, here, remark]) => [
    `\`${name}\``,
    here,
    remark || (object.remarks?.[name] ?? ""),
    sourceOf.get(name) ?? "",
  ]);
  return `### ${title}\n\n${table(["field", "here", "remark", "source in OCP"], rows)}`;
}

function enumerationRow([title, one]: [string, OcpEnumeration]): string[] {
  const ocps = words(one.ocps);
  const only = (values: readonly string[], others: readonly string[]) =>
    values.filter((value) => !others.includes(value)).join(" ");
  const same = ocps.filter((value) => one.own.includes(value)).join(" ");
  return [title, same, only(ocps, one.own), only(one.own, ocps), one.remark ?? "", one.source];
}

const INTRODUCTION = `# Compatibility with OCP

OBDeck answers what programs for OceanBase Cloud Platform (OCP) ask, as far as it does the same things. This page says,
call by call and field by field, what is the same, what is added and what is not there, and where that is known from.
It is written by \`npm run unit -- lib/contract/compatibility.test.ts -u\` from the declarations in \`lib/contract\`; a
test fails when it is not as they are. Names that have nothing said of them are the same in OCP and here.

What has no source in OCP's documentation is taken from its sibling OCP Express, which has the same engine and envelope,
or from what programs for OCP read. No public page shows the inside of OCP itself.

## Everywhere

${table(
  ["what", "here", "remark", "source in OCP"],
  [
    [
      "Envelope: `data`, `duration`, `server`, `status`, `successful`, `timestamp`, `traceId`",
      "same",
      "keys in alphabetical order, null left out, empty lists kept",
      "ocp-doc V4.2.2, 200.api-call-description; ocp-express",
    ],
    [
      "Plain answers: `time`, `info`, `status`, downloads",
      "same",
      "",
      "ocp-doc V4.2.2, 1700.health-examination",
    ],
    [
      "`data.page`: `number`, `size`, `totalElements`, `totalPages`",
      "same",
      "the tables have `totalPage`, the samples `totalPages`",
      "ocp-doc V4.2.2, all lists",
    ],
    [
      "`page` from 1, `size` 10 and at most 2000, `sort=field,asc`",
      "same",
      "another field is refused with COM10011",
      "ocp-doc V4.2.2, all lists",
    ],
    [
      "Lists in a query: `status=RUNNING,FAILED`",
      "same",
      "the comma encoded or not, or the name repeated",
      "ocp-doc V4.2.2; awesome-oceanbase-mcp",
    ],
    ["Numbers", "same", "two decimals at most; beyond 2^53 as a string", "ocp-express"],
    [
      "Times",
      "same",
      "ISO 8601 with offset, at most milliseconds, no zeros at the end of the fraction",
      "samples of ocp-doc V4.2.2",
    ],
    [
      "`error.code`",
      "same",
      "a string such as `COM10001`, as from 4.2.2 on; 0 with 429",
      "ocp-doc V4.2.2, 2100.appendix/100",
    ],
    [
      "`error.message`",
      "same",
      "English or Chinese by `Accept-Language`; the words are OBDeck's own",
      "ocp-doc V4.2.2, 200.api-call-description",
    ],
    [
      "`error.subErrors[]`: `field`, `message`, `rejectedValue`",
      "same",
      "a password is never repeated",
      "ocp-express",
    ],
    ["`error.subErrors[].object`", "not there", "the name of a Java class", "ocp-express"],
    [
      "`error.target`, `error.debugMessage`",
      "not there",
      "what went wrong inside is in the console's log, by `traceId`",
      "ocp-express",
    ],
    [
      "`error.stackTrace`, `X-ReturnStackTrace`",
      "not there",
      "the header is accepted, and nothing of the inside is ever answered",
      "ocp-express",
    ],
    [
      "`error.holder`, `error.changes`",
      "added",
      "with 409 the task in the way, with 412 what changed since the plan",
      "",
    ],
    [
      "`x-trace-id`",
      "same",
      "up to 64 letters, digits and `-` are taken over; the answer has it too",
      "ocp-express",
    ],
    ["`x-span-id`", "same", "as the trace id; noted in the log and answered", "ocp-express"],
    ["`ETag`, `If-None-Match`", "added", "304 where nothing has changed", ""],
    [
      "`RateLimit-Limit`, `-Remaining`, `-Reset`, and 429",
      "same",
      "",
      "ocp-doc V4.2.2, 200.api-call-description",
    ],
    [
      "HTTP Basic, and AK/SK signatures",
      "same",
      "",
      "ocp-doc V4.2.2, 200.api-call-description and 300.ak-sk-sign-roles",
    ],
  ],
)}`;

/** docs/ocp-compatibility.md, from what is declared. */
export function compatibilityPage(): string {
  const calls = declared.flatMap(([name]) => {
    const call = OCP_CALLS[name];
    return call ? [callSection(name, call)] : [];
  });
  const added = declared
    .filter(([, { extension }]) => extension)
    .map(([, endpoint]) => [callOf(endpoint), endpoint.summary]);
  const unserved = UNSERVED.map((call) => [callOf(call), call.does, call.source]);
  return `${[
    INTRODUCTION,
    "## Calls that are OCP's too",
    ...calls,
    "## Objects",
    ...Object.entries(OCP_OBJECTS).map(objectSection),
    "## Enumerations",
    table(
      ["enumeration", "same", "not there", "added", "remark", "source in OCP"],
      Object.entries(OCP_ENUMERATIONS).map(enumerationRow),
    ),
    "## Calls that are added",
    "These are OBDeck's own. A program for OCP does not ask for them. Where a path is OCP's (`/api/v2/iam`,\n`/api/v2/profiles`), its bodies are not documented, and OBDeck's are its own.",
    table(["call", "what it does"], added),
    "## Calls of OCP that are not served",
    "Each is answered 501 in the envelope, with the code `COM10008` and a sentence that names the call. A path that is\nneither's is 404 with `COM10003`, a method that is neither's 405 with `COM10008`.",
    table(["call", "what it does in OCP", "source"], unserved),
  ].join("\n\n")}\n`;
}
