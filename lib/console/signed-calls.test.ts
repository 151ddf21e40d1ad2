import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { HOST_HEADER, PEER_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import { ConsoleProcess } from "@/lib/testing/console-process";
import { freshDatabaseUrl } from "@/lib/testing/database";
import { freePort } from "@/lib/testing/free-port";
import { type KeyPair, signed, type ToSign } from "@/lib/testing/signer";

const MINE = "/api/v2/profiles/me/credentials";
const CLUSTERS = "/api/v2/ob/clusters";

const MINUTES = 60_000;

/** A real console that serves, over this database. */
async function served(url: string, settings: Record<string, string> = {}): Promise<ConsoleProcess> {
  const console = new ConsoleProcess(await freePort(), {
    OBDECK_DATABASE_URL: url,
    OBDECK_DEMO: "off",
    OBDECK_ENGINE: "off",
    ...settings,
  });
  onTestFinished(() => console.signal("SIGKILL"));
  await console.start();
  return console;
}

interface Answer {
  status: number | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answered, as a stranger would
  json: any;
}

/** Sends exactly these bytes: target, headers and body are not touched on their way. */
async function sendRaw(
  { port }: ConsoleProcess,
  method: string,
  target: string,
  headers: Record<string, string>,
  body = "",
): Promise<Answer> {
  const sent = request({ host: "127.0.0.1", port, method, path: target, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const bytes = await buffer(response);
  const isGzip = response.headers["content-encoding"] === "gzip";
  const answered = (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
  return {
    status: response.statusCode,
    json: answered.startsWith("{") ? JSON.parse(answered) : answered,
  };
}

/** What is sent otherwise than it was signed. */
interface Otherwise {
  target?: string;
  headers?: Record<string, string>;
  body?: string;
}

function send(
  console: ConsoleProcess,
  pair: KeyPair,
  call: Omit<ToSign, "host"> & { host?: string; body?: string },
  otherwise: Otherwise = {},
): Promise<Answer> {
  const { target, headers } = signed(pair, { host: `127.0.0.1:${console.port}`, ...call });
  const sent = { ...headers, ...otherwise.headers };
  const body = otherwise.body ?? call.body;
  return sendRaw(console, call.method, otherwise.target ?? target, sent, body);
}

const refusal = ({ status, json }: Answer) => [status, json.error?.code];
const REFUSED = [401, "IAM10000"];

async function newKey(console: ConsoleProcess): Promise<KeyPair> {
  return (await console.call("POST", MINE)).data;
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toUTCString();

test(
  "a console over HTTP accepts what clients sign, however they write it, and nothing changed on its way",
  async () => {
    const console = await served(await freshDatabaseUrl());
    const pair = await newKey(console);
    const list = { method: "GET", path: CLUSTERS };
    const query = [
      ["status", "RUNNING"],
      ["status", "STOPPED"],
      ["name", "a b/c"],
    ] as const;
    const make = { method: "POST", path: MINE, contentType: "application/json" };
    const facts = { [TARGET_HEADER]: CLUSTERS, [HOST_HEADER]: "x", [PEER_HEADER]: "x" };
    const behind = { host: "deck.example", "x-forwarded-host": "ocp.example:8080" };

    const accepted: [string, () => Promise<Answer>][] = [
      ["a plain list", () => send(console, pair, list)],
      ["a query as it is signed", () => send(console, pair, { ...list, query })],
      [
        "a query in another order, with a repeated key, + and an empty value",
        () =>
          send(
            console,
            pair,
            { ...list, query },
            { target: `${CLUSTERS}?status=STOPPED&x=&name=a+b%2fc&status=RUNNING` },
          ),
      ],
      [
        "a content type on a GET",
        () => send(console, pair, { ...list, contentType: "application/json" }),
      ],
      [
        "x-ocp- headers",
        () => send(console, pair, { ...list, ocp: { "x-ocp-b": "A,1", "x-ocp-a": "" } }),
      ],
      ["HEAD", () => send(console, pair, { ...list, method: "HEAD" })],
      ["a POST with a body", () => send(console, pair, { ...make, body: '{"description": "ü"}' })],
      [
        "a POST with Content-Length: 0",
        () => send(console, pair, make, { headers: { "content-length": "0" } }),
      ],
      [
        "a host that a trusted proxy wrote over",
        () => send(console, pair, { ...list, host: "ocp.example:8080" }, { headers: behind }),
      ],
      [
        "forged names of what the console knows",
        () => send(console, pair, list, { headers: facts }),
      ],
    ];
    for (const [name, attempt] of accepted)
      expect({ name, status: (await attempt()).status }).toEqual({ name, status: 200 });

    const refused: [string, () => Promise<Answer>][] = [
      ["another query", () => send(console, pair, list, { target: `${CLUSTERS}?page=2` })],
      [
        "another target under the name of the signed one",
        () => send(console, pair, list, { target: "/api/v2/iam/users", headers: facts }),
      ],
      ["another body", () => send(console, pair, { ...make, body: "{}" }, { body: "{ }" })],
      ["another host", () => send(console, pair, list, { headers: { host: "evil.example" } })],
      ["a stale date", () => send(console, pair, { ...list, date: ago(901) })],
      ["a date to come", () => send(console, pair, { ...list, date: ago(-910) })],
      ["no date", () => send(console, pair, { ...list, date: "" })],
      ["an unknown key", () => send(console, { ...pair, accessKey: "nobody" }, list)],
    ];
    for (const [name, attempt] of refused)
      expect({ name, refusal: refusal(await attempt()) }).toEqual({ name, refusal: REFUSED });
  },
  5 * MINUTES,
);

test(
  "a client that asks as OCP's Python client does is served, and its POST counts once on every console",
  async () => {
    const url = await freshDatabaseUrl();
    const [first, second] = [await served(url, SAME_KEY), await served(url, SAME_KEY)];
    const pair = await newKey(first);
    const python = {
      host: "ocp.example:8080",
      contentType: "application/json",
      ocp: { "x-ocp-origin": "mcp-server" },
      date: ago(1),
    };
    const headers = {
      ...{ accept: "*/*", "accept-encoding": "gzip, deflate", "user-agent": "python-httpx/0.28.1" },
      connection: "keep-alive",
    };

    const list = { ...python, method: "GET", path: "/api/v2/tasks/instances" };
    const query = [["status", "RUNNING,FAILED"]] as const;
    for (const console of [first, first, second]) {
      const answer = await send(console, pair, { ...list, query }, { headers });
      expect(answer).toMatchObject({ status: 200, json: { successful: true } });
    }

    const post = { ...python, method: "POST", path: MINE };
    const empty = { headers: { ...headers, "content-length": "0" } };
    expect((await send(first, pair, post, empty)).status).toBe(200);
    for (const console of [first, second])
      expect(refusal(await send(console, pair, post, empty))).toEqual(REFUSED);

    const body = '{"description": "by, python"}';
    const made = await send(second, pair, { ...post, body }, { headers });
    expect(made.json.data).toMatchObject({ description: "by, python" });
  },
  5 * MINUTES,
);

test(
  "the secret key is rotated: what it sealed opens with the new one alone, and with no other does a console start",
  async () => {
    const url = await freshDatabaseUrl();
    const list = { method: "GET", path: CLUSTERS };
    const before = await served(url, { OBDECK_SECRET_KEY: OLD });
    const pair = await newKey(before);
    await before.signal("SIGTERM");

    await expect(served(url, { OBDECK_SECRET_KEY: NEW })).rejects.toThrow(
      /cannot start: .*OBDECK_SECRET_KEY_OLD/,
    );

    const both = { OBDECK_SECRET_KEY: NEW, OBDECK_SECRET_KEY_OLD: OLD };
    const rotated = await served(url, both);
    expect(rotated.printed).toContain("sealed 1 secrets anew");
    expect((await send(rotated, pair, list)).status).toBe(200);
    await rotated.signal("SIGTERM");

    await expect(served(url, { OBDECK_SECRET_KEY: OLD })).rejects.toThrow("cannot start");
    const after = await served(url, { OBDECK_SECRET_KEY: NEW });
    expect((await send(after, pair, list)).status).toBe(200);
  },
  8 * MINUTES,
);

const OLD = "ab".repeat(32);
const NEW = "cd".repeat(32);
const SAME_KEY = { OBDECK_SECRET_KEY: OLD };
