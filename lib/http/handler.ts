import type { BodyOf, DataOf, Endpoint, ParamsOf, QueryOf } from "@/lib/contract/endpoint";
import type { EndpointName, endpoints } from "@/lib/contract/endpoints";
import type { Locale } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import type { Answer } from "./answer";

/** What a handler is told: everything parsed, the caller known and allowed. */
export interface Call<E extends Endpoint> {
  /** Who asks; unknown at endpoints for anyone. */
  actor: E["permission"] extends "ANYONE" ? undefined : User;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  locale: Locale;
  traceId: string;
  remoteAddress: string;
  /** Whether the browser came by https, so that a cookie can be kept to it. */
  secure: boolean;
  /** Scheme and host as the client asked for them, such as `https://console.example`. */
  address: string;
  /** The value of a cookie that was sent. */
  cookie(name: string): string | undefined;
  /** Of the session whose cookie was sent. */
  sessionId: number | undefined;
  userAgent: string | undefined;
  /** Whether the caller already has the answer with this tag. */
  knows(etag: string): boolean;
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
}

/** Serves one endpoint: answers its data, or an `Answer` that says more than data. */
export type Handler<E extends Endpoint> = (
  call: Call<E>,
) => Promise<DataOf<E> | Answer<DataOf<E>>> | DataOf<E> | Answer<DataOf<E>>;

/** A handler for every endpoint of the contract; without one of them it does not compile. */
export type Handlers = { [Name in EndpointName]: Handler<(typeof endpoints)[Name]> };
