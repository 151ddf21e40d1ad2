import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { type OwnedConsole, startConsole } from "./console";

const PATIENCE_MS = 120_000;
const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;

/** A console with a fleet of its own, for tests that leave servers stopped or broken. */
export class OwnConsole {
  private readonly console: OwnedConsole;

  private constructor(console: OwnedConsole) {
    this.console = console;
  }

  static async start(settings = {}, port?: number): Promise<OwnConsole> {
    const quick = { OBDECK_SIM_SPEED: "10", OBDECK_OBSERVE_MS: "500" };
    return new OwnConsole(await startConsole({ ...quick, ...settings }, port));
  }

  get address(): string {
    return this.console.address;
  }

  async stop(): Promise<void> {
    await this.console.stop();
  }

  /** Signs the page's browser in. */
  async signIn(page: Page): Promise<void> {
    const answer = await page.request.post(`${this.address}/api/v2/iam/login`, {
      data: { username: "admin", password: ADMIN_PASSWORD },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }

  /** Calls the API as a program does; answers the envelope. */
  async call(method: string, path: string, body?: object) {
    const response = await fetch(`${this.address}/api/v2${path}`, {
      method,
      headers: {
        authorization: AUTHORIZATION,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return await response.json();
  }

  /** Waits until `read` answers something. */
  async until<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
      const found = await read();
      if (found !== undefined) return found;
    }
    throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain until ${what}`);
  }

  /** Starts a whole cluster and waits until every server of it runs and every check of a stop passes. */
  async whole(clusterId: number): Promise<void> {
    const { data, successful } = await this.call("POST", `/ob/clusters/${clusterId}/start`);
    if (successful) await this.ended(data.id);
    await this.settled(clusterId);
  }

  /** Waits until every server of a cluster runs and a rolling restart would not be refused. */
  async settled(clusterId: number): Promise<void> {
    const path = `/ob/clusters/${clusterId}/rollingRestart/plan`;
    await this.until(`cluster ${clusterId} is whole`, async () => {
      const { data } = await this.call("POST", path, {});
      return data.impact === "IMPOSSIBLE" ? undefined : true;
    });
  }

  async ended(taskId: number): Promise<string> {
    return await this.until(`task ${taskId} has ended`, async () => {
      const { data } = await this.call("GET", `/tasks/instances/${taskId}`);
      return data.status === "RUNNING" ? undefined : data.status;
    });
  }

  /** Sets what goes wrong with a simulated server from now on; nothing when there is no fault. */
  async fault(clusterId: number, serverId: number, fault?: object): Promise<void> {
    const { data } = await this.call("GET", `/ob/clusters/${clusterId}/servers`);
    const server = data.contents.find((one: { id: number }) => one.id === serverId);
    const file = join(server.runPath, "sim.json");
    if (fault) writeFileSync(file, JSON.stringify(fault));
    else rmSync(file, { force: true });
  }
}
