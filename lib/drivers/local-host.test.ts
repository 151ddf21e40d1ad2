import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test, vi } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { readStarts } from "@/lib/simulator/starts";
import { describeHost } from "./host.conformance";
import { localHost } from "./local-host";
import { control, FENCE, oneHome, PATIENCE } from "./trial.conformance";

describeHost("local", localHost);

test("a start goes on, alone and under its lock, when the console that began it is killed", async () => {
  const place = await oneHome();
  setFault(place.home, { kind: "slow-boot", factor: 200 });
  const script = join(place.home, "console.cjs");
  await build({
    stdin: {
      contents: `import { localHost } from "./local-host";
        const bound = { signal: new AbortController().signal, deadline: Date.now() + 60_000 };
        void localHost.startObserver(${JSON.stringify(place)}, ${JSON.stringify(FENCE)}, bound);`,
      resolveDir: import.meta.dirname,
    },
    ...{ outfile: script, bundle: true, platform: "node", conditions: ["react-server"] },
  });
  const killed = spawn(process.execPath, [script], { stdio: "inherit" });
  onTestFinished(() => void killed.kill("SIGKILL"));
  await vi.waitFor(() => expect(readStarts(place.home).starts).toHaveLength(1), PATIENCE);
  killed.kill("SIGKILL");
  await once(killed, "exit");

  const newer = { ...FENCE, value: FENCE.value + 1 };
  const next = await localHost.startObserver(place, newer, control());
  expect(next.outcome).toBe("already_running");
  expect(readStarts(place.home)).toMatchObject({
    starts: [{ pid: next.process.pid }],
    refused: [],
  });
});
