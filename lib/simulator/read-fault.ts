import "server-only";
import { join } from "node:path";
import type { Fault } from "./fault";
import { readIfThere } from "./write-file";

export const faultFile = (home: string): string => join(home, "sim.json");

/** What goes wrong with the server of a home now. */
export function readFault(home: string): Fault | undefined {
  const text = readIfThere(faultFile(home));
  // setFault checked it. An observer does not, so that it starts without a schema library.
  return text === undefined ? undefined : (JSON.parse(text) as Fault);
}
