import { setTimeout as sleep } from "node:timers/promises";
import { test as base, expect } from "@playwright/test";
import { startConsole } from "../console";
import { expectEnvelope } from "./envelope";

/** Users of the console that the contract's tests are about; whoever is not among them is not known. */
const USERS = {
  admin: "Obdeck-test-1",
  "manager.one": "Manager-pass-1",
  "viewer.one": "Viewer-pass-1",
  "no.role": "Nothing-pass-1",
} as const;

type Who = keyof typeof USERS | "nobody";

/** OCP's default roles by name (OCP 4.2.2, "Manage roles"). */
const ROLES: Partial<Record<Who, string>> = {
  "manager.one": "CLUSTER_MANAGER",
  "viewer.one": "CLUSTER_VIEWER",
};

/** How a call is made; as `admin` by HTTP Basic when nothing is said. */
export interface CallOptions {
  as?: Who;
  headers?: Record<string, string>;
  /** Sent as JSON, a string as it is. */
  body?: unknown;
}

/** An answer as a stranger sees it. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a stranger reads whatever was answered
  json: any;
}

/** HTTP Basic of a name and a password. */
export const basic = (name: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
});

/** Calls the API of a console as a program that was written for OCP does. */
export class Stranger {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  /** `GET /ob/clusters`, below `/api/v2` unless it says otherwise; every answer in the envelope is held to the envelope's rules. */
  async call(methodAndPath: string, options: CallOptions = {}): Promise<Answered> {
    const [method = "", path = ""] = methodAndPath.split(/ (.*)/s);
    const target = path.startsWith("/api/") ? path : `/api/v2${path}`;
    const answered = await this.send(method, target, options);
    if (answered.json?.traceId !== undefined) expectEnvelope(answered);
    return answered;
  }

  /** Any request, without a look at the answer. */
  async send(method: string, target: string, options: CallOptions = {}): Promise<Answered> {
    const { as = "admin", headers = {}, body } = options;
    const response = await fetch(`${this.address}${target}`, {
      method,
      headers: {
        ...(as !== "nobody" && basic(as, USERS[as])),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /^[{[]/.test(text) ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  }

  /** The `data` of a call that succeeds. */
  async data(methodAndPath: string, options: CallOptions = {}) {
    const { status, json, text } = await this.call(methodAndPath, options);
    expect([methodAndPath, status], text).toEqual([methodAndPath, 200]);
    return json.data;
  }

  /** Waits until a task has ended and answers how. */
  async ended(taskId: number): Promise<string> {
    for (;;) {
      const { status } = await this.data(`GET /tasks/instances/${taskId}?wait=20`);
      if (status !== "RUNNING") return status;
      await sleep(50);
    }
  }

  /** Waits until every server of a cluster has been seen. */
  async settled(clusterId: number): Promise<void> {
    for (;;) {
      const { contents } = await this.data(`GET /ob/clusters/${clusterId}/servers`);
      if (contents.every((one: { observedTime?: string }) => one.observedTime)) return;
      await sleep(100);
    }
  }

  /** Calls that are refused: with this status, this code and a sentence in both languages. */
  async refused(
    methodAndPath: string,
    status: number,
    code: string,
    options: CallOptions = {},
  ): Promise<Answered> {
    const english = await this.call(methodAndPath, options);
    const headers = { ...options.headers, "accept-language": "zh-CN" };
    const chinese = await this.call(methodAndPath, { ...options, headers });
    for (const answered of [english, chinese])
      expect([methodAndPath, answered.status, answered.json?.error?.code], answered.text).toEqual([
        ...[methodAndPath, status, code],
      ]);
    expect(english.json.error.message).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese.json.error.message).toMatch(/[\u4e00-\u9fff]/);
    return english;
  }
}

/** Calls are counted and never refused. */
const GENEROUS = "1000000/10s";

/** A stranger before a console with a fleet of its own, which all of the contract's tests share. */
export const test = base.extend<object, { api: Stranger }>({
  api: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const { address, stop } = await startConsole({
        ...{ OBDECK_SIM_SPEED: "10", OBDECK_OBSERVE_MS: "500", OBDECK_RATE_LIMIT: GENEROUS },
      });
      const api = new Stranger(address);
      await api.settled(3);
      await addUsers(api);
      await use(api);
      await stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

async function addUsers(api: Stranger): Promise<void> {
  const roles: { id: number; name: string }[] = (await api.data("GET /iam/roles?size=100"))
    .contents;
  for (const [name, password] of Object.entries(USERS).slice(1)) {
    const role = ROLES[name as Who];
    const roleIds = roles.filter((one) => one.name === role).map(({ id }) => id);
    const body = { name, password, roleIds, mustChangePassword: false };
    await api.data("POST /iam/users", { body });
  }
}

export { expect };
