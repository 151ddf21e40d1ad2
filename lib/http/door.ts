import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { singleton } from "@/lib/process/singleton";
import type { TrustedProxies } from "@/lib/process/trusted-proxies";
import { prepareRequest } from "./before-next";
import { originOf } from "./forwarded";
import { plainHeaders } from "./plain-headers";
import { refusalOf } from "./refusal";
import { securityHeaders } from "./security-headers";

/** What the process's server asks before Next. */
export interface Door {
  /** Lets a request in: what is known of it is noted, and its answer has the headers of every answer. */
  admit(request: IncomingMessage, response: ServerResponse): void;
  /** Answers what never became a request, in OCP's envelope where an answer can still be given. */
  refuse(error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket): void;
}

/** How long a refused client may take to read why. */
const LAST_WORDS_MS = 1000;

/**
 * Opens the door of this process. `lib/cli/serve.mjs` makes the server before any of this is loaded, lets
 * requests wait, and leaves the function that takes the door.
 */
export function openDoor(trusted: TrustedProxies): void {
  const noServer = (_door: Door): void => undefined;
  singleton("takes the door", () => noServer)(doorOf(trusted));
}

/** A door at which these proxies are believed. */
export function doorOf(trusted: TrustedProxies): Door {
  const answers = new WeakMap<Socket, ServerResponse>();
  return {
    admit(request, response) {
      const origin = originOf(request, trusted);
      answers.set(request.socket, response);
      plainHeaders(response);
      for (const [name, value] of securityHeaders(origin.proto)) response.setHeader(name, value);
      prepareRequest(request, origin);
    },
    refuse(error, socket) {
      const answer = answers.get(socket);
      const isAnswering = answer?.headersSent && !answer.writableEnded;
      if (error.code === "ECONNRESET" || isAnswering) socket.destroy();
      else if (socket.writable) sayLast(socket, refusalOf(error, "encrypted" in socket));
    },
  };
}

function sayLast(socket: Socket, words: string): void {
  socket.end(words);
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
}
