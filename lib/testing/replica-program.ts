import { startEngine } from "@/lib/engine/engine";
import { openDatabase } from "@/lib/store/database";
import { tracedSteps } from "./traced-steps";

// A console that is nothing but its engine: `replica-program <database url> <lease in ms>`.
const [url = "", leaseMs = "5000"] = process.argv.slice(2);
const db = await openDatabase(url);
const engine = await startEngine({
  db,
  world: { db },
  steps: tracedSteps,
  slots: 8,
  leaseMs: Number(leaseMs),
  replicaName: `replica-${process.pid}`,
});
process.on("SIGTERM", () => {
  void engine.stop().then(() => process.exit(0));
});
process.stdout.write("ready\n");
