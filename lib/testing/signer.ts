import { createHash, createHmac } from "node:crypto";

/** What a client signs; everything as it means it, before it is encoded. */
export interface ToSign {
  method: string;
  path: string;
  query?: readonly (readonly [string, string])[];
  body?: string | Uint8Array;
  contentType?: string;
  date?: string;
  host: string;
  /** `x-ocp-` headers in lower case. */
  ocp?: Record<string, string>;
}

/** An access key as its owner has it. */
export interface KeyPair {
  accessKey: string;
  secretKey: string;
}

/**
 * A client of its own that signs as OCP's page says, written without the console's code: a test of the
 * console by the console's own rules would prove nothing. Answers the target and the headers to send.
 */
export function signed(pair: KeyPair, call: ToSign): { target: string; headers: SentHeaders } {
  const { method, path, body = "", contentType = "", host, ocp = {} } = call;
  const date = call.date ?? new Date().toUTCString();
  const target = path + queryText(call.query ?? []);
  const text = [method, md5(Buffer.from(body)), contentType, date, host, ocpText(ocp), target];
  const signature = createHmac("sha1", Buffer.from(pair.secretKey))
    .update(text.join("\n"))
    .digest("base64");
  return {
    target,
    headers: {
      authorization: `OCP-ACCESS-KEY-HMACSHA1 ${pair.accessKey}:${signature}`,
      date,
      host,
      ...ocp,
      ...(contentType && { "content-type": contentType }),
    },
  };
}

/** Headers of a signed request, ready to be sent. */
export type SentHeaders = Record<string, string> & { authorization: string };

function queryText(query: readonly (readonly [string, string])[]): string {
  const keys = [...new Set(query.map(([key]) => key))].sort(bytewise);
  const parts = keys.flatMap((key) => {
    const values = query.flatMap(([name, value]) => (name === key && value !== "" ? [value] : []));
    return values.length > 0
      ? [`${percent(key)}=${values.sort(bytewise).map(percent).join("%2C")}`]
      : [];
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

const ocpText = (ocp: Record<string, string>): string =>
  Object.keys(ocp)
    .sort()
    .map((name) => `${name}:${ocp[name]?.split(",").sort().join(",")}`)
    .join("\n");

function percent(text: string): string {
  const bytes = [...Buffer.from(text)];
  return bytes
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(sign)
        ? sign
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function bytewise(a: string, b: string): number {
  return Buffer.from(a).compare(Buffer.from(b));
}

const md5 = (bytes: Buffer): string =>
  bytes.length > 0 ? createHash("md5").update(bytes).digest("hex").toUpperCase() : "";
