import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Timing } from "./timed";

/** Requests to make over kept connections, `atOnce` at any time, until the time or the count is up. */
export interface LoadPlan {
  address: string;
  path: string;
  headers: Record<string, string>;
  atOnce: number;
  seconds: number;
  most: number;
  /** What every answer must be. */
  status: number;
}

/** What the answers took, in milliseconds, and what one of them weighs on the wire, headers included. */
export interface LoadResult extends Timing {
  bytes: number;
}

/** Makes the requests in a process of their own. Throws when an answer is not what it must be. */
export async function load(plan: LoadPlan): Promise<LoadResult> {
  const program = join(process.cwd(), ".obdeck/bench/load-process.mjs");
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`The load on ${plan.path} failed`);
  // load-process.ts wrote it.
  return JSON.parse(printed) as LoadResult;
}
