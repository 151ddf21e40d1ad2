import { ADMIN_PASSWORD, type ConsoleProcess } from "../console-process";
import type { Tally } from "./tally";

/** What the API answered; `code` is that of a refusal, and undefined when it did what was asked. */
export interface Answer {
  status: number;
  code: string | undefined;
  message: string;
  // biome-ignore lint/suspicious/noExplicitAny: a client reads whatever the API answered, as a stranger would
  data: any;
}

const BASIC = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;
const OCP_CODE = /^(COM|IAM|OBE|TSK)\d{5}$/;
/** Longer than any call may take on a busy machine. */
const PATIENCE_MS = 120_000;

/** The console did not live to answer; what was asked for may have happened or not. */
export class NoAnswer extends Error {}

/** Calls a console as `admin`. Whatever it answers must be a success or one of OCP's refusals. */
export class Client {
  private readonly console: ConsoleProcess;
  private readonly tally: Tally;

  constructor(console: ConsoleProcess, tally: Tally) {
    this.console = console;
    this.tally = tally;
  }

  /** Asks for something that counts. */
  async ask(kind: string, path: string, body?: unknown): Promise<Answer> {
    const detail = `${path.replace("/api/v2/", "")}${body === undefined ? "" : ` ${JSON.stringify(body)}`}`;
    try {
      const answer = await this.call("POST", path, body);
      this.tally.add(
        kind,
        answer.code ?? "done",
        `${detail} -> ${answer.data?.id ?? answer.message}`,
      );
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer) this.tally.add(kind, "no answer", detail);
      throw error;
    }
  }

  /** Reads something that must be there. */
  async read(path: string): Promise<Answer["data"]> {
    const answer = await this.call("GET", path);
    if (answer.code) throw new Error(`GET ${path} was refused: ${answer.code} ${answer.message}`);
    return answer.data;
  }

  /** Throws `NoAnswer` without a connection, and an error for an answer that no client could understand. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${this.console.address}${path}`, {
        method,
        headers: { authorization: BASIC, "content-type": "application/json" },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      throw new NoAnswer(`${method} ${path} got no answer`, { cause: error });
    }
    const envelope = JSON.parse(text);
    const code: string | undefined = envelope.error?.code;
    const isSound = envelope.successful ? status < 400 : status < 500 && OCP_CODE.test(code ?? "");
    if (!isSound) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 2000)}`);
    return { status, code, message: envelope.error?.message ?? "", data: envelope.data };
  }
}
