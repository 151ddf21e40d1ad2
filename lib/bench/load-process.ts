// The program that `load` starts: it makes the requests of a plan and prints what they took.
import { Agent, get, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { LoadPlan, LoadResult } from "./load";
import { quantile } from "./quantile";

const WARM_UP_MS = 400;

// `load` wrote it.
const plan = JSON.parse(process.argv[2] ?? "") as LoadPlan;
const agent = new Agent({ keepAlive: true, maxSockets: plan.atOnce });
const sockets = new Set<Socket>();

await drive(WARM_UP_MS, plan.most);
const bytesBefore = bytesRead();
const begun = performance.now();
const took = await drive(plan.seconds * 1000, plan.most);
const result: LoadResult = {
  perSecond: (took.length / (performance.now() - begun)) * 1000,
  p50: quantile(took, 0.5),
  p99: quantile(took, 0.99),
  bytes: (bytesRead() - bytesBefore) / took.length,
};
agent.destroy();
process.stdout.write(JSON.stringify(result));

async function drive(forMs: number, most: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + forMs;
  let left = most;
  const worker = async () => {
    while (left > 0 && performance.now() < until) {
      left -= 1;
      const asked = performance.now();
      await ask();
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, worker));
  return times;
}

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => {
      sockets.add(response.socket);
      if (response.statusCode !== plan.status)
        reject(new Error(`${plan.path} answered ${response.statusCode}, not ${plan.status}`));
      response.on("data", () => undefined);
      response.on("end", resolve);
      response.on("error", reject);
    };
    const url = `${plan.address}${plan.path}`;
    get(url, { agent, headers: plan.headers }, answered).on("error", reject);
  });
}

function bytesRead(): number {
  let sum = 0;
  for (const socket of sockets) sum += socket.bytesRead;
  return sum;
}
