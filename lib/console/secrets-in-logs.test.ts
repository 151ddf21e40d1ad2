import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ADMIN_PASSWORD, ConsoleProcess } from "@/lib/testing/console-process";
import { freePort } from "@/lib/testing/free-port";
import { sendRaw } from "@/lib/testing/raw-request";

const directory = mkdtempSync(join(tmpdir(), "obdeck-secrets-"));
const fleetFile = join(directory, "fleet.json");

/** Everything that must stay unsaid, by what it is. */
const secrets = new Map<string, string>([["the first user's password", ADMIN_PASSWORD]]);

/** A secret that is nowhere else. */
function plant(what: string): string {
  const secret = `Planted-${randomBytes(9).toString("hex")}`;
  secrets.set(what, secret);
  return secret;
}

const secretKey = randomBytes(32).toString("hex");
secrets.set("the key of the sealed passwords", secretKey);

const SETTINGS = {
  OBDECK_DATA: join(directory, "data"),
  OBDECK_DEMO: "off",
  OBDECK_FLEET: fleetFile,
  OBDECK_LOG_LEVEL: "debug",
  OBDECK_OBSERVE_MS: "300",
  OBDECK_SECRET_KEY: secretKey,
};
let console: ConsoleProcess;

beforeAll(async () => {
  // PostgreSQL runs as another user when the tests run as root, and must be able to pass.
  chmodSync(directory, 0o755);
  const server = {
    ...{ zone: "zone1", ip: "127.0.0.1", sqlPort: await freePort(), home: "/nowhere" },
    host: { address: "127.0.0.1", kind: "local" },
  };
  const sysPassword = plant("a cluster's password");
  const cluster = { name: "ob_gone", obClusterId: 1, sysPassword, servers: [server] };
  writeFileSync(fleetFile, JSON.stringify({ clusters: [cluster] }));
  console = new ConsoleProcess(await freePort(), SETTINGS);
  await console.start();
}, 180_000);

afterAll(async () => {
  await console.signal("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

const json = { "content-type": "application/json" };
const send = (path: string, init: RequestInit = {}) =>
  fetch(`${console.address}${path}`, { redirect: "manual", ...init });
const signIn = (body: string, headers: Record<string, string> = json) =>
  send("/api/v2/iam/login", { method: "POST", headers, body });
const basic = (password: string) => {
  const code = Buffer.from(`admin:${password}`).toString("base64");
  secrets.set(`a Basic header, ${secrets.size}`, code);
  return { authorization: `Basic ${code}` };
};

/** Uses every kind of secret once, rightly and wrongly, and answers the statuses. */
async function useSecrets(when: string): Promise<number[]> {
  const password = plant(`a password, ${when}`);
  const session = `obdeck_session=${plant(`a session that is none, ${when}`)}`;
  const query = `?token=${plant(`a query, ${when}`)}`;
  const signature = plant(`a signature, ${when}`);
  const answers = [
    await signIn(JSON.stringify({ username: "admin", password })),
    await signIn(`{"username":"admin","password":"${password}",,}`),
    await signIn(JSON.stringify({ username: 7, password: [password] })),
    await signIn(password, { "content-type": "text/plain" }),
    await send("/api/v2/profiles/me", { headers: basic(password) }),
    await send("/api/v2/profiles/me", { headers: basic(ADMIN_PASSWORD) }),
    await send("/api/v2/profiles/me", { headers: { authorization: `Basic ${password}` } }),
    await send("/api/v2/profiles/me", { headers: { authorization: `Bearer ${password}` } }),
    await send("/api/v2/profiles/me", {
      headers: { authorization: `OCP-ACCESS-KEY-HMACSHA256 key:${signature}` },
    }),
    await send(`/api/v2/ob/clusters${query}`, { headers: { cookie: session } }),
    await send(`/clusters/1${query}`, { headers: { cookie: session } }),
    await send(`/sign-in${query}`),
    await send(`/nothing${query}`),
    await send(`/api/v2/nothing${query}`),
    await send(`/api/v2/time${query}${"x".repeat(9000)}`),
  ];
  const raw = [
    `GET /${query}${"x".repeat(20_000)} HTTP/1.1\r\nHost: deck\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: deck\r\nCookie: ${session}${"x".repeat(20_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: deck\r\n${password}\r\n\r\n`,
  ];
  for (const bytes of raw) await sendRaw(console.port, bytes);
  return answers.map(({ status }) => status);
}

/** Makes what only the console itself can make: a session, an access key, a user. */
async function makeSecrets(): Promise<string> {
  const answer = await signIn(JSON.stringify({ username: "admin", password: ADMIN_PASSWORD }));
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  secrets.set("a session", cookie.split("=")[1] ?? "");
  const headers = { ...json, cookie, "sec-fetch-site": "same-origin" };
  const key = await send("/api/v2/profiles/me/credentials", {
    method: "POST",
    headers,
    body: "{}",
  });
  const { data } = await key.json();
  secrets.set("the secret of an access key", data.secretKey);
  const password = plant("a new user's password");
  const body = JSON.stringify({ username: "planted.user", password, roles: [] });
  await send("/api/v2/iam/users", { method: "POST", headers, body });
  expect([...secrets.values()].every((secret) => secret.length >= 12)).toBe(true);
  return cookie;
}

/** Has the cluster's password used, in vain: by looking at the cluster, and by a task. */
async function failToReachCluster(): Promise<void> {
  const cluster = async () => (await console.call("GET", "/api/v2/ob/clusters/1")).data;
  await vi.waitUntil(async () => (await cluster()).status !== "RUNNING", 30_000);
  const { data } = await console.call("POST", "/api/v2/ob/clusters/1/servers/1/start");
  const task = async () => (await console.call("GET", `/api/v2/tasks/instances/${data.id}`)).data;
  await vi.waitUntil(async () => (await task()).status === "FAILED", 60_000);
}

function killDatabase(): void {
  const file = join(directory, "data/postgres/cluster/postmaster.pid");
  process.kill(Number(readFileSync(file, "utf8").split("\n", 1)[0]), "SIGKILL");
}

/** What the console printed, and every log in its data. */
function logs(): string {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.log(\.\d+)?$/.test(file))
    .map((file) => join(directory, file));
  expect(files.length).toBeGreaterThan(0);
  return [console.printed, ...files.map((file) => readFileSync(file, "utf8"))].join("\n");
}

const told = (text: string): string[] =>
  [...secrets].filter(([, secret]) => text.includes(secret)).map(([what]) => what);

test("whatever fails, no log has a secret in it", async () => {
  const cookie = await makeSecrets();
  await failToReachCluster();
  expect(Math.max(...(await useSecrets("before")))).toBeLessThan(500);

  killDatabase();
  await send("/api/v2/ob/clusters", { headers: { cookie } });
  expect(await useSecrets("without a database")).toContain(500);
  await send("/clusters/1", { headers: { cookie } });

  const text = logs();
  expect(text).toContain('"msg":"a request failed"');
  expect(text).toContain('"level":20');
  expect(told(text)).toEqual([]);
});

test.each([
  [
    "a database that is not there",
    () => ({ OBDECK_DATABASE_URL: `postgres://obdeck:${plant("a database")}@127.0.0.1:1/obdeck` }),
  ],
  [
    "a fleet file that is none",
    () => {
      const sysPassword = plant("a broken fleet's password");
      writeFileSync(fleetFile, `{"clusters":[{"name":"x","sysPassword":"${sysPassword}"},]}`);
      return {};
    },
  ],
  [
    "a fleet file with a mistake",
    () => {
      const sysPassword = [plant("a wrong fleet's password")];
      writeFileSync(fleetFile, JSON.stringify({ clusters: [{ name: "x", sysPassword }] }));
      return {};
    },
  ],
  ["a key that is too short", () => ({ OBDECK_SECRET_KEY: plant("a short key") })],
])("a start that fails for %s tells no secret", async (_what, settings) => {
  const failing = new ConsoleProcess(await freePort(), {
    ...SETTINGS,
    OBDECK_DATA: join(directory, "failing"),
    ...settings(),
  });
  await expect(failing.start()).rejects.toThrow("did not become ready");
  expect(failing.printed).toContain("cannot start");
  expect(told(failing.printed)).toEqual([]);
  await failing.signal("SIGKILL");
});
