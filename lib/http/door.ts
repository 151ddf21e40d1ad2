import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";
import compression from "compression";
import { log } from "@/lib/process/log";
import { singleton } from "@/lib/process/singleton";
import type { TrustedProxies } from "@/lib/process/trusted-proxies";
import { originOf } from "./forwarded";
import { prepareRequest } from "./prepare-request";
import { refusalOf } from "./refusal";
import { securityHeaders } from "./security-headers";

/** What the process's server asks first. */
export interface Door {
  /**
   * Lets a request in: what is known of it is noted, and its answer has the headers of every answer. Answers
   * one that is for the API, and says so by `true`; any other is for the pages.
   */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers what never became a request, in OCP's envelope where an answer can still be given. */
  refuse(error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket): void;
}

/** How long a refused client may take to read why. */
const LAST_WORDS_MS = 1000;

/** The API goes by what the request's headers tell of its address, of which this is none. */
const NO_PLACE = { protocol: "http:", host: "console" };

/**
 * Opens the door of this process. `lib/cli/serve.mjs` makes the server before any of this is loaded, lets
 * requests wait, and leaves the function that takes the door.
 */
export function openDoor(trusted: TrustedProxies, api: Api): void {
  const noServer = (_door: Door): void => undefined;
  singleton("takes the door", () => noServer)(doorOf(trusted, api));
}

/** What answers every request to the API. Never throws. */
export type Api = (request: Request) => Promise<Response>;

/** A door at which these proxies are believed, to this API. */
export function doorOf(trusted: TrustedProxies, api: Api): Door {
  const handle = leavingNothing(api);
  const compressed = compression({ filter: isWorthCompressing });
  const answers = new WeakMap<Socket, ServerResponse>();
  return {
    admit(request, response) {
      const origin = originOf(request, trusted);
      answers.set(request.socket, response);
      for (const [name, value] of securityHeaders(origin.proto)) response.setHeader(name, value);
      const isForApi = prepareRequest(request, origin);
      if (isForApi) {
        const listener = createRequestListener(handle, { ...NO_PLACE, onError: logFor(response) });
        response.once("finish", () => request.resume());
        // Express's by its types alone.
        compressed(request as never, response as never, () => listener(request, response));
      }
      return isForApi;
    },
    refuse(error, socket) {
      const answer = answers.get(socket);
      const isAnswering = answer?.headersSent && !answer.writableEnded;
      if (error.code === "ECONNRESET" || isAnswering) socket.destroy();
      else if (socket.writable) sayLast(socket, refusalOf(error, "encrypted" in socket));
    },
  };
}

/**
 * Not what has no body, for which an encoder would be made all the same. Nor files: their beginning would be held
 * back until enough has come to be compressed, and when they end before their end, nothing would have arrived.
 */
const isWorthCompressing: compression.CompressionFilter = (request, response) =>
  response.statusCode !== 304 &&
  !response.hasHeader("content-disposition") &&
  compression.filter(request, response);

/** What is not read of a body is let go with the answer: it would stay in the way of the connection's next request. */
function leavingNothing(api: Api): Api {
  return async (request) => {
    const answer = await api(request);
    if (!request.bodyUsed) await request.body?.cancel();
    return answer;
  };
}

/** Logs why an answer that has begun cannot go on; its connection is broken off. */
const logFor =
  (response: ServerResponse) =>
  (err: unknown): undefined => {
    const traceId = response.getHeader("x-trace-id");
    log.error({ err, traceId }, "a request was not answered to its end");
  };

function sayLast(socket: Socket, words: string): void {
  socket.end(words);
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
}
