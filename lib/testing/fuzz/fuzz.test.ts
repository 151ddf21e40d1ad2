import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Random } from "../chaos/random";
import { say } from "../say";
import { hostileRequest } from "./hostile-request";
import { complaintAbout, complaintAboutRaw } from "./judge-answer";
import { type Operation, operationsOf } from "./operations-of";
import { rawAttack } from "./raw-attacks";
import { type FuzzRig, fuzzRig } from "./rig";
import { Sender } from "./send";
import { sendRaw } from "./send-raw";
import { tableSums } from "./table-sums";
import { Tally } from "./tally";

const { OBDECK_TEST_FUZZ_SEED, OBDECK_TEST_FUZZ_REQUESTS } = process.env;
const seed = Number(OBDECK_TEST_FUZZ_SEED ?? 13);
const COUNT = Number(OBDECK_TEST_FUZZ_REQUESTS ?? 20_000);
const BROKEN_COUNT = Math.ceil(COUNT / 50);
const AT_ONCE = 16;
const BROKEN_AT_ONCE = 4;

test("whatever strangers and users send is answered or refused, and changes nothing", async () => {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-fuzz-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const rig = await fuzzRig(directory);
  const { db, console } = rig;
  const { pid } = console;
  const operations = operationsOf(await read(`${console.address}/api/v2/openapi.json`));
  const before = await tableSums(db);
  const tally = new Tally();
  const begun = Date.now();

  await sendHostile(rig, operations, tally);
  await sendBroken(rig, tally);

  const seconds = Math.round((Date.now() - begun) / 1000);
  say(`fuzz: seed ${seed}, ${tally.total} requests in ${seconds} s; ${tally.summary()}`);
  const again = `OBDECK_TEST_FUZZ_SEED=${seed}\n${console.printed.slice(-4000)}`;
  expect(tally.complaints.slice(0, 20), again).toEqual([]);
  expect(await tableSums(db), again).toEqual(before);
  expect(tally.missing(operations)).toEqual([]);
  expect(process.kill(pid, 0)).toBe(true);
  expect(await read(`${console.address}/api/health`)).toMatchObject({ status: "ok" });
  expect(console.printed).not.toMatch(/"level":50|unhandled|uncaught|⨯/i);
}, 1_800_000);

async function sendHostile(rig: FuzzRig, operations: readonly Operation[], tally: Tally) {
  const makings = { ...rig, random: new Random(seed) };
  const sender = new Sender(rig.console.port, AT_ONCE);
  await manyAtOnce(AT_ONCE, COUNT, async (index) => {
    const operation = operations[index % operations.length];
    if (!operation) throw new Error("The document describes no operation");
    const request = hostileRequest(makings, operation);
    try {
      const received = await sender.send(request);
      tally.note(request, received.status, complaintAbout(request, received));
    } catch (error) {
      tally.note(request, 0, String(error));
    }
  });
  sender.close();
}

async function sendBroken({ console }: FuzzRig, tally: Tally) {
  const random = new Random(seed);
  await manyAtOnce(BROKEN_AT_ONCE, BROKEN_COUNT, async () => {
    const attack = rawAttack(random);
    try {
      const answered = await sendRaw(console.port, attack);
      tally.noteRaw(complaintAboutRaw(attack.name, answered));
    } catch (error) {
      tally.noteRaw(String(error));
    }
  });
}

/** Does something `count` times, `atOnce` of them at the same time. */
async function manyAtOnce(atOnce: number, count: number, work: (index: number) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const read = async (address: string) => (await fetch(address)).json();
