import { createHash, createHmac } from "node:crypto";

/** An access key and its secret. */
export interface KeyPair {
  accessKey: string;
  secretKey: string;
}

/** What a signature is over. */
interface Signed {
  method: string;
  target: string;
  host: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}

/** The headers that sign a request as OCP's clients do (AK/SK, HMAC-SHA1), its address as it is sent. */
export function signatureOf({ accessKey, secretKey }: KeyPair, signed: Signed) {
  const { method, target, host, headers, body } = signed;
  const date = new Date().toUTCString();
  const ours = Object.entries(headers)
    .filter(([name]) => name.startsWith("x-ocp-"))
    .map(([name, value]) => `${name}:${value.split(",").sort().join()}`)
    .sort();
  const digest = body?.length ? createHash("md5").update(body).digest("hex").toUpperCase() : "";
  const type = headers["content-type"] ?? "";
  const text = [method, digest, type, date, host, ours.join("\n"), target].join("\n");
  const signature = createHmac("sha1", secretKey).update(text).digest("base64");
  return { date, authorization: `OCP-ACCESS-KEY-HMACSHA1 ${accessKey}:${signature}` };
}
