import { ConsoleProcess, freePort } from "@/lib/testing/console-process";
import { onEnd } from "./scratch";

/** The built console in a process of its own, as `npm start` runs it, with these settings. */
export async function benchConsole(settings: Record<string, string>): Promise<ConsoleProcess> {
  const console = new ConsoleProcess(await freePort(), settings);
  onEnd(() => console.signal("SIGTERM"));
  await console.start();
  return console;
}
