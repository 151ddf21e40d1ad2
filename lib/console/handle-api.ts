import "server-only";
import { createApi } from "@/lib/http/api";
import { singleton } from "@/lib/process/singleton";
import { theConsole } from "./console";
import { createHandlers } from "./handlers";
import { healthOf } from "./health";

/** Answers a request to the API of this process's console; waits until it has been put together. */
export async function handleApi(request: Request): Promise<Response> {
  const api = await singleton("api", async () => {
    const console = await theConsole();
    const { db, gate, watcher } = console;
    const health = () => healthOf(console);
    return createApi({ db, gate, handlers: createHandlers({ db, gate, watcher, health }) });
  });
  return api(request);
}
