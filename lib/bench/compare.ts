import { bytes, figure, ms, times } from "./figure";
import { type LoadPlan, type LoadResult, load } from "./load";
import { median } from "./quantile";
import type { Serving } from "./serving";
import { middle } from "./timed";

const ROUNDS = 3;
const SECONDS = 1.2;
const MOST = 20_000;

/** One thing that is asked of the console, and of the bare application for comparison. */
export interface Question {
  name: string;
  path: string;
  /** The tag the caller has: the answer is then 304. */
  etag?: string;
}

/** A row that shows how they did. */
export interface Compared {
  cells: string[];
  atOnce: number;
  /** The console's own, in milliseconds. */
  p50: number;
}

/** The columns of `compare`'s rows. */
export const COMPARED = [
  ...["", "at once", "requests/s", "p50", "p99", "on the wire", "as JSON"],
  ...["bare route", "cost of bare"],
];

/** Puts a question to both, in turns, one and ten at a time; a row for each. */
export async function compare(serving: Serving, question: Question): Promise<Compared[]> {
  const { address, headers, bare } = serving;
  const status = question.etag === undefined ? 200 : 304;
  const tag = question.etag === undefined ? {} : { "if-none-match": question.etag };
  const body = await bodyOf(serving, question);
  const place = status === 304 ? bare.notModified : bare.answer(fileNameOf(question), body);
  const rows: Compared[] = [];
  for (const atOnce of [1, 10]) {
    const bounds = { atOnce, seconds: SECONDS, most: MOST, status };
    const plans: LoadPlan[] = [
      { ...bounds, address, path: question.path, headers: { ...headers, ...tag } },
      { ...bounds, address: bare.address, path: place, headers: { "accept-encoding": "gzip" } },
    ];
    const [ours, floor] = await alternate(plans);
    const cells = [
      question.name,
      String(atOnce),
      figure(ours.perSecond),
      ms(ours.p50),
      ms(ours.p99),
      bytes(ours.bytes),
      status === 304 ? "–" : bytes(Buffer.byteLength(body)),
      `${figure(floor.perSecond)}/s`,
      times(floor.perSecond, ours.perSecond),
    ];
    rows.push({ cells, atOnce, p50: ours.p50 });
  }
  return rows;
}

async function alternate(plans: readonly LoadPlan[]): Promise<[LoadResult, LoadResult]> {
  const runs: LoadResult[][] = plans.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, plan] of plans.entries()) runs[index]?.push(await load(plan));
  const [ours, floor] = runs.map((results) => ({
    ...middle(results),
    bytes: median(results.map((result) => result.bytes)),
  }));
  if (!ours || !floor) throw new Error("Two plans are compared");
  return [ours, floor];
}

async function bodyOf({ address, headers }: Serving, { path }: Question): Promise<string> {
  const response = await fetch(`${address}${path}`, { headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}

/** The tag of what is at a path now. */
export async function etagAt({ address, headers }: Serving, path: string): Promise<string> {
  const response = await fetch(`${address}${path}`, { headers });
  await response.arrayBuffer();
  return response.headers.get("etag") ?? "";
}

const fileNameOf = ({ name }: Question): string => name.replace(/\W+/g, "-");
