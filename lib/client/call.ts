import type { z } from "zod";
import type { DataOf, Endpoint } from "@/lib/contract/endpoint";
import type { FieldError } from "@/lib/contract/failure";
import type { Holder } from "@/lib/contract/holder";
import type { StateChange } from "@/lib/contract/state-change";
import { CallError } from "./call-error";
import { noteAnswer, noteNoAnswer } from "./connection";
import { urlOf } from "./url-of";

type Optional<Key extends string, Value> =
  Record<never, never> extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };

export type CallOptions<E extends Endpoint> = Optional<"params", z.input<E["params"]>> & {
  query?: z.input<E["query"]>;
  body?: z.input<E["body"]>;
  signal?: AbortSignal;
};

/** Longer than the longest hold the API offers. */
const DEADLINE_MS = 40_000;
const KEPT_ANSWERS = 200;
/** Too many wrong passwords, here of somebody whose session goes on. */
const LOCKED_OUT = "IAM10007";

const answers = new Map<string, { etag: string; data: unknown }>();

/**
 * Calls an endpoint and answers its `data`. Where the endpoint is conditional and nothing has changed,
 * the answer is the very same object as before. Throws a `CallError`; without a session it goes to the
 * sign-in page.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  options: CallOptions<E>,
): Promise<DataOf<E>> {
  const url = urlOf(endpoint.path, options.params ?? {}, options.query ?? {});
  const key = `${document.documentElement.lang} ${url}`;
  const known = endpoint.conditional ? answers.get(key) : undefined;
  const response = await ask(endpoint, url, known?.etag, options);
  // The schema of the endpoint is the type; the server has parsed the answer before it sent it.
  if (response.status === 304 && known) return known.data as DataOf<E>;
  const data = await dataOf(endpoint, response);
  const etag = response.headers.get("etag");
  if (endpoint.conditional && etag) keep(key, { etag, data });
  return data as DataOf<E>;
}

function keep(key: string, answer: { etag: string; data: unknown }): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT_ANSWERS && oldest !== undefined) answers.delete(oldest);
}

async function ask(
  endpoint: Endpoint,
  url: string,
  etag: string | undefined,
  { body, signal }: { body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  const deadline = new AbortController();
  const stop = () => deadline.abort();
  const timer = setTimeout(stop, DEADLINE_MS);
  signal?.addEventListener("abort", stop);
  try {
    const response = await fetch(url, {
      method: endpoint.method,
      cache: "no-store",
      headers: {
        Accept: "application/json",
        "Accept-Language": document.documentElement.lang,
        ...(etag ? { "If-None-Match": etag } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: deadline.signal,
    });
    noteAnswer();
    return response;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    noteNoAnswer();
    throw new CallError("The console does not answer", { status: 0 });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

interface Answer {
  data?: unknown;
  traceId?: string;
  error?: {
    code: string;
    message: string;
    subErrors?: FieldError[];
    holder?: Holder;
    changes?: StateChange[];
  };
}

async function dataOf(endpoint: Endpoint, response: Response): Promise<unknown> {
  const answer = await readAnswer(response);
  if (response.ok && answer) return endpoint.plain ? answer : answer.data;
  const isLockedOut = answer?.error?.code === LOCKED_OUT;
  if (response.status === 401 && endpoint.permission !== "ANYONE" && !isLockedOut) goToSignIn();
  if (!answer?.error) noteNoAnswer();
  throw new CallError(answer?.error?.message ?? `${response.status} ${response.statusText}`, {
    status: response.status,
    code: answer?.error?.code ?? "",
    fields: answer?.error?.subErrors ?? [],
    holder: answer?.error?.holder,
    changes: answer?.error?.changes ?? [],
    ...(answer?.traceId ? { traceId: answer.traceId } : {}),
  });
}

/** Undefined when it is not from the console: a proxy's own page, or an answer cut short. */
async function readAnswer(response: Response): Promise<Answer | undefined> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  if (window.location.pathname !== "/sign-in")
    window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
