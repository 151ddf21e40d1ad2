import "server-only";
import { createApi } from "@/lib/http/api";
import type { Api } from "@/lib/http/door";
import { createRateLimiter } from "@/lib/http/rate-limit";
import { theConsole } from "./console";
import { createHandlers } from "./handlers";
import { healthOf } from "./health";

/** Answers a request to the API of this process's console; waits until it has been put together. */
export async function handleApi(request: Request): Promise<Response> {
  api ??= apiOfConsole();
  return (await api)(request);
}

let api: Promise<Api> | undefined;

async function apiOfConsole(): Promise<Api> {
  const console = await theConsole();
  const { db, gate, keys, settings, sso, watcher } = console;
  const health = () => healthOf(console);
  const rates = createRateLimiter(settings.OBDECK_RATE_LIMIT);
  const handlers = createHandlers({ db, gate, keys, sso, watcher, health });
  return createApi({ db, gate, handlers, rates });
}
