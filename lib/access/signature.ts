import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { canonicalHeaders } from "./canonical-headers";
import { canonicalTargets } from "./canonical-target";

/** What a signature is over, as it came in. */
export interface SignedRequest {
  method: string;
  /** Path and query exactly as in the request line. */
  target: string;
  /** The `Host` that the client sent, with the port where it sent one. */
  host: string;
  headers: Headers;
  /** The bytes of the body as they came; empty without one. */
  body: Uint8Array;
}

/** What an `Authorization` header of a signed request says. */
export interface SignatureHeader {
  accessKey: string;
  /** Base64 of 20 bytes. */
  signature: string;
}

const SCHEME = /^OCP-ACCESS-KEY-/i;
const SIGNED = /^OCP-ACCESS-KEY-HMACSHA1 ([\w-]{1,64}):([A-Za-z0-9+/]{27}=)$/;

/** Whether an `Authorization` header means to be a signature, well-formed or not. */
export const isSignatureHeader = (authorization: string): boolean => SCHEME.test(authorization);

/** Reads the header; `undefined` where it is not exactly OCP's: `HMACSHA1`, upper case, one space. */
export function parseSignature(authorization: string): SignatureHeader | undefined {
  const [, accessKey, signature] = SIGNED.exec(authorization) ?? [];
  return accessKey && signature ? { accessKey, signature } : undefined;
}

/**
 * Whether the signature is the secret's over this request (OCP, "AK/SK"): Base64 of HMAC-SHA1 of method, MD5
 * of the body, content type, date, host, `x-ocp-` headers and target, a line each. Where clients write a
 * field in several ways, each is tried. Compares in constant time, and the text itself: Base64 has several
 * texts for the same bytes, and a second one must not pass as another signature.
 */
export function isSigned(request: SignedRequest, secret: string, signature: string): boolean {
  const given = Buffer.from(signature);
  const fits = messagesOf(request).map((message) => {
    const right = Buffer.from(
      createHmac("sha1", secret).update(message, "latin1").digest("base64"),
    );
    return given.length === right.length && timingSafeEqual(given, right);
  });
  return fits.includes(true);
}

/**
 * Every text that may have been signed. A line holds one field, so that no field can pass for another; only
 * the `x-ocp-` headers have lines of their own, and they stand between fields of one line each.
 */
function messagesOf({ method, target, host, headers, body }: SignedRequest): string[] {
  const type = headers.get("content-type") ?? "";
  const date = headers.get("date") ?? "";
  const lines = [method.toUpperCase(), md5Of(body), type, date, host];
  if (!lines.every((line) => BYTES_OF_A_LINE.test(line))) return [];
  return canonicalHeaders(headers).flatMap((ocp) =>
    canonicalTargets(target).map((path) => [...lines, ocp, path].join("\n")),
  );
}

const BYTES_OF_A_LINE = /^[\t\x20-\xff]*$/;

const md5Of = (body: Uint8Array): string =>
  body.length === 0 ? "" : createHash("md5").update(body).digest("hex").toUpperCase();
