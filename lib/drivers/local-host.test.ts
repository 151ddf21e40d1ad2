import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test, vi } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import { freshFleet } from "@/lib/testing/fleet";
import { describeHost } from "./host.conformance";
import { localHost } from "./local-host";

const PATIENCE = { timeout: 20_000, interval: 10 };
const FENCE = { installationId: "console-a", value: 1 };

describeHost("local", localHost);

test("a start goes on, alone and under its lock, when the console that began it is killed", async () => {
  const fleet = await freshFleet({ shape: [clusterOf("ob_test", [1])] });
  const place = fleet.server("ob_test", 0);
  setFault(place.home, { kind: "slow-boot", factor: 200 });
  const script = join(fleet.directory, "console.cjs");
  await build({
    stdin: {
      contents: `import { localHost } from "./local-host";
        const control = { signal: new AbortController().signal, deadline: Date.now() + 60_000 };
        void localHost.startObserver(${JSON.stringify(place)}, ${JSON.stringify(FENCE)}, control);`,
      resolveDir: import.meta.dirname,
    },
    ...{ outfile: script, bundle: true, platform: "node", conditions: ["react-server"] },
  });
  const killed = spawn(process.execPath, [script], { stdio: "inherit" });
  onTestFinished(() => void killed.kill("SIGKILL"));
  await vi.waitFor(() => expect(readStarts(place.home).starts).toHaveLength(1), PATIENCE);
  killed.kill("SIGKILL");
  await once(killed, "exit");

  const control = { signal: new AbortController().signal, deadline: Date.now() + 25_000 };
  const next = await localHost.startObserver(place, { ...FENCE, value: 2 }, control);
  expect(next.outcome).toBe("already_running");
  expect(readStarts(place.home)).toMatchObject({
    starts: [{ pid: next.process.pid }],
    refused: [],
  });
});
