import { ConsoleProcess } from "@/lib/testing/console-process";
import { freePort } from "@/lib/testing/free-port";
import { onEnd } from "./scratch";

/** Calls are counted, which is part of what they cost, and none is refused. */
const OBDECK_RATE_LIMIT = "100000000/10s";

/** The built console in a process of its own, as `npm start` runs it, with these settings. */
export async function benchConsole(settings: Record<string, string>): Promise<ConsoleProcess> {
  const console = new ConsoleProcess(await freePort(), { OBDECK_RATE_LIMIT, ...settings });
  onEnd(() => console.signal("SIGTERM"));
  await console.start();
  return console;
}
