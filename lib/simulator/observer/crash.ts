import "server-only";
import { spawn } from "node:child_process";
import { recordEnd } from "../starts";
import type { Running } from "./running";

/** Plans the death that a fault asks for. It is sudden: the pid file stays, nothing is closed. */
export function crashLater(running: Running): void {
  const { fault } = running;
  if (fault?.kind === "dies-after-fork")
    setTimeout(() => die(running, "cannot load etc/observer.config.bin: ret=-4070"), fault.afterMs);
  if (fault?.kind === "crash-loop")
    setTimeout(() => {
      supervise(running, fault.restartMs);
      die(running, "CRASH ERROR!!! sig=11, sig_code=1, sig_addr=0x18");
    }, fault.afterMs);
}

function die({ log, place, self }: Running, reason: string): never {
  log("ERROR", "SERVER", reason);
  recordEnd(place.home, self, reason);
  process.exit(1);
}

// As a service manager does: starts the observer again, whatever it died of.
function supervise({ place, sqlPort }: Running, restartMs: number): void {
  const script = 'sleep "$2"; exec "$1/bin/observer" -p "$3"';
  const words = ["supervisor", place.home, String(restartMs / 1000), String(sqlPort)];
  const shell = spawn("sh", ["-c", script, ...words], {
    cwd: place.home,
    detached: true,
    stdio: "ignore",
  });
  shell.unref();
}
