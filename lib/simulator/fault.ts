import "server-only";
import { rmSync } from "node:fs";
import { z } from "zod";
import { faultFile } from "./read-fault";
import { writeWhole } from "./write-file";

/** What goes wrong with one simulated server. It is looked up whenever it could matter. */
export const Fault = z.discriminatedUnion("kind", [
  /** The command ends with another code than 0 and starts nothing. */
  z.object({ kind: z.literal("exits-at-once") }),
  z.object({ kind: z.literal("dies-after-fork"), afterMs: z.number().min(0).default(100) }),
  /** The SQL port cannot be listened on. */
  z.object({ kind: z.literal("port-taken") }),
  /** Log disk almost full: says so in the log, then ends, in the middle of the boot. */
  z.object({ kind: z.literal("log-disk-full") }),
  /** Every part of the boot takes this many times as long. */
  z.object({ kind: z.literal("slow-boot"), factor: z.number().min(1) }),
  /** Ends this long after each start and is started again by a supervisor. */
  z.object({
    kind: z.literal("crash-loop"),
    afterMs: z.number().min(0).default(300),
    restartMs: z.number().min(0).default(200),
  }),
  /** Takes connections and never says a word on them. */
  z.object({ kind: z.literal("hang") }),
  /** Nobody can sign in: 1045. */
  z.object({ kind: z.literal("wrong-password") }),
  /** START SERVER of this server is refused with 4179. */
  z.object({ kind: z.literal("disk-unhealthy") }),
  /** START SERVER of this server answers 4012, whether or not it was done. */
  z.object({ kind: z.literal("start-server-times-out"), done: z.boolean() }),
  /** Every stop that includes this server is refused with 4179, forced or not. */
  z.object({ kind: z.literal("stop-refused") }),
  /** Passes over TERM; ends only by KILL. */
  z.object({ kind: z.literal("will-not-end") }),
  /** Its logs do not get, or stay, in sync. */
  z.object({ kind: z.literal("log-lags") }),
  /** The server is cut off from the majority of its cluster. */
  z.object({ kind: z.literal("lost-majority") }),
  z.object({ kind: z.literal("agent-fails") }),
  z.object({ kind: z.literal("agent-slow"), readyAfterMs: z.number().min(0) }),
]);
export type Fault = z.infer<typeof Fault>;

/** Sets what goes wrong with the server of a home, from now on; undefined heals it. */
export function setFault(home: string, fault: z.input<typeof Fault> | undefined): void {
  if (fault === undefined) rmSync(faultFile(home), { force: true });
  else writeWhole(faultFile(home), JSON.stringify(Fault.parse(fault)));
}
