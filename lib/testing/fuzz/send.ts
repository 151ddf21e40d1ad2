import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { HostileRequest } from "./hostile-request";

/** Whatever came back. */
export interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** No answer takes longer; a poll that waits is asked to wait a second or two. */
const ANSWERED_WITHIN_MS = 90_000;

/** Sends requests over connections that are kept, a few at the same time. */
export class Sender {
  private readonly agent: Agent;
  private readonly port: number;

  constructor(port: number, atOnce: number) {
    this.port = port;
    this.agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  }

  close(): void {
    this.agent.destroy();
  }

  /** Sends a request and answers what came back; rejects when nothing does. */
  async send({ method, target, headers, body }: HostileRequest): Promise<Received> {
    return await new Promise((resolve, reject) => {
      const sent = request({
        ...{ host: "127.0.0.1", port: this.port, agent: this.agent },
        ...{ method, path: target, headers },
        ...(body && { headers: { ...headers, "content-length": body.length } }),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      sent.on("error", reject);
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status = 0, headers } = response;
          try {
            resolve({ status, headers, text: unpack(Buffer.concat(chunks), headers) });
          } catch (error) {
            reject(error);
          }
        });
      });
      sent.end(body);
    });
  }
}

/** The text of a body, however it was compressed. */
function unpack(bytes: Buffer, headers: IncomingHttpHeaders): string {
  const encoding = headers["content-encoding"];
  if (bytes.length === 0 || encoding === undefined) return bytes.toString();
  if (encoding === "gzip") return gunzipSync(bytes).toString();
  if (encoding === "br") return brotliDecompressSync(bytes).toString();
  if (encoding === "deflate") return inflateSync(bytes).toString();
  throw new Error(`The answer is packed as ${encoding}`);
}
