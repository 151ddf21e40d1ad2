import { Failure } from "@/lib/contract/failure";

/** The most bytes of body that are read. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The JSON of a request's body, or `undefined` when it has none. Stops reading at the limit.
 * Throws `Failure` for a body that is too large, of another type, not JSON, or broken off.
 */
export async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const text = await readText(request.body);
  if (text.trim() === "") return undefined;
  if (!isJsonType(request.headers.get("content-type"))) throw new Failure("COM10003.media");
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

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return "";
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
  return decode(Buffer.concat(chunks));
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
