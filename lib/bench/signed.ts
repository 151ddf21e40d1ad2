import type { Database } from "@/lib/store/database";
import { type SentHeaders, signed as sign } from "@/lib/testing/signer";
import { benchDatabase, forgetTasks } from "./bench-database";
import { type Door, startDoors } from "./doors";
import { figure, ms, times } from "./figure";
import type { Part, Table } from "./part";
import { seedClusters } from "./seed-lists";
import { middle, type Timing, timed } from "./timed";

const ROUNDS = 5;
const CLUSTERS = 50;
const LISTS = 500;
const HOST = "bench.example:3000";

/** A request, signed in advance: what signing costs is the client's. */
interface Ready {
  method: string;
  target: string;
  headers: SentHeaders;
}

/** What a signature costs: a list and a start through the whole edge, and through the same edge with an open door. */
export const signed: Part = {
  name: "signed",
  needsBuild: false,
  async run() {
    const { db } = await benchDatabase();
    await seedClusters(db, CLUSTERS);
    const starts = await stoppedServers(db);
    const doors = await startDoors(db);
    const ready = (method: string, path: string, round: string): Ready => {
      const ocp = { "x-ocp-round": round };
      return { method, ...sign(doors.pair, { method, path, host: HOST, ocp }) };
    };
    const list = (round: string) => {
      const one = ready("GET", "/api/v2/ob/clusters", round);
      return Array.from({ length: LISTS }, () => one);
    };
    const start = async (round: string) => {
      await forgetTasks(db);
      return starts.map((path) => ready("POST", path, round));
    };
    const rows: string[][] = [];
    for (const atOnce of [1, 8]) {
      rows.push(...(await compare("list of clusters", atOnce, doors, list)));
      rows.push(...(await compare("start of a server", atOnce, doors, start)));
    }
    return [{ ...TABLE, rows }];
  },
};

const TABLE: Omit<Table, "rows"> = {
  title: "Signed calls, beside the same handler without authentication",
  columns: ["", "calls/s", "of without", "p50", "p99", "p99 of without"],
};

/** Where each of the servers is started; every one is stopped. */
async function stoppedServers(db: Database): Promise<string[]> {
  const { rows } = await db.$client.query<{ path: string }>(
    `update server set observed_status = 'PROCESS_STOPPED' returning
       '/api/v2/ob/clusters/' || cluster_id || '/servers/' || id || '/start' as path`,
  );
  return rows.map(({ path }) => path);
}

/** Makes the same calls through both doors, in turns; each round's are signed anew, since a signature counts once. */
async function compare(
  name: string,
  atOnce: number,
  { signed, open }: { signed: Door; open: Door },
  prepare: (round: string) => Ready[] | Promise<Ready[]>,
): Promise<string[][]> {
  const runs = new Map<Door, Timing[]>([
    [signed, []],
    [open, []],
  ]);
  for (let round = -1; round < ROUNDS; round += 1)
    for (const door of round % 2 === 0 ? [signed, open] : [open, signed]) {
      const calls = await prepare(`${atOnce}-${round}`);
      const timing = await timed(calls.length, atOnce, (index) => call(door, calls[index]));
      // The first round warms connections and plans up.
      if (round >= 0) runs.get(door)?.push(timing);
    }
  const [ours, floor] = [middle(runs.get(signed) ?? []), middle(runs.get(open) ?? [])];
  return [
    row(`${name}, signed, ${atOnce} at once`, ours, floor),
    row(`${name}, without, ${atOnce} at once`, floor, floor),
  ];
}

async function call(door: Door, ready: Ready | undefined): Promise<void> {
  if (!ready) throw new Error("There are as many calls as are made");
  const { method, target, headers } = ready;
  const response = await door(new Request(`http://${HOST}${target}`, { method, headers }));
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${method} ${target} answered ${text}`);
}

const row = (name: string, timing: Timing, floor: Timing): string[] => [
  name,
  figure(timing.perSecond),
  times(timing.perSecond, floor.perSecond),
  ms(timing.p50),
  ms(timing.p99),
  times(timing.p99, floor.p99),
];
