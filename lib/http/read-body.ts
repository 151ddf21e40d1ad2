import { Failure } from "@/lib/contract/failure";

/** The most bytes of body that are read. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a request's body when it is first asked for, and only once: a signature covers its bytes, and the
 * call its JSON. Stops at the limit. Throws `Failure` for a body that is too large or broken off.
 */
export function bodyReader(request: Request): () => Promise<Buffer> {
  let bytes: Promise<Buffer> | undefined;
  return () => {
    bytes ??= readBytes(request);
    return bytes;
  };
}

/** The JSON in a body, or `undefined` when it is empty. Throws `Failure` for another type and for what is not JSON. */
export function parseBody(bytes: Buffer, contentType: string | null): unknown {
  const text = decode(bytes);
  if (text.trim() === "") return undefined;
  if (!isJsonType(contentType)) throw new Failure("COM10003.media");
  try {
    return JSON.parse(text, refuseNul);
  } catch {
    throw new Failure("COM10003.json");
  }
}

const tooLarge = () => new Failure("COM10003.size", [MAX_BODY_BYTES]);

const isJsonType = (type: string | null): boolean =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? "");

/** PostgreSQL keeps no text with NUL in it. */
function refuseNul(_key: string, value: unknown): unknown {
  if (typeof value === "string" && value.includes("\0")) throw new Error("NUL in a string");
  return value;
}

async function readBytes({ headers, body }: Request): Promise<Buffer> {
  if (Number(headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await read(reader); !next.done; next = await read(reader)) {
    bytes += next.value.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** A caller who goes away in the middle of a body is no fault of the console's. */
async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new Failure("COM10003.json");
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure("COM10003.json");
  }
}
