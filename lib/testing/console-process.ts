import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
export const ADMIN_PASSWORD = "Obdeck-test-1";
const BASIC = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;
const READY_WITHIN_MS = 90_000;

/** A real console in a process of its own, as `npm start` runs it, that a test may kill. */
export class ConsoleProcess {
  readonly port: number;
  private readonly settings: Record<string, string>;
  private child: ChildProcess | undefined;
  private output = "";

  constructor(port: number, settings: Record<string, string>) {
    this.port = port;
    this.settings = settings;
  }

  get address(): string {
    return `${this.settings.OBDECK_TLS_CERT ? "https" : "http"}://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error("The console is not running");
    return this.child.pid;
  }

  /** Starts it without waiting; a build must be there. */
  launch(): void {
    if (!existsSync(join(root, ".next/BUILD_ID")))
      throw new Error("There is no build: `npm test` makes one");
    const child = spawn(process.execPath, [join(root, "lib/cli/start.mjs")], {
      cwd: root,
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(this.port),
        HOSTNAME: "127.0.0.1",
        OBDECK_ADMIN_PASSWORD: ADMIN_PASSWORD,
        ...this.settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.output = "";
    const keep = (chunk: Buffer) => {
      this.output = `${this.output}${chunk}`.slice(-1_000_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    this.child = child;
  }

  /** Waits until it answers that it is well. */
  async ready(): Promise<void> {
    for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await sleep(25)) {
      const health = await fetch(`${this.address}/api/health`).catch(() => undefined);
      if (health?.ok) return;
      if (this.child?.exitCode !== null) break;
    }
    throw new Error(`The console did not become ready:\n${this.output}`);
  }

  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Sends a signal; with one that ends it, waits until it has ended. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (signal === "SIGSTOP" || signal === "SIGCONT") return;
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }

  /** What it printed, for the message of a test that fails. */
  get printed(): string {
    return this.output;
  }

  /** Calls the API as `admin` and answers the envelope. */
  async call(method: string, path: string): Promise<ApiAnswer> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { authorization: BASIC },
    });
    return response.json();
  }
}

/** The envelope, as far as the tests read it. */
export interface ApiAnswer {
  successful: boolean;
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answered, as a stranger would
  data: any;
  error?: { code: string; message: string };
}
