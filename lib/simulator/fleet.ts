import "server-only";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { FleetFile } from "@/lib/contract/fleet-file";
import { stopAgent } from "./agent-process";
import { DEFAULT_SHAPE, type FleetShape } from "./fleet-shape";
import { agentCommandOf, layOutCluster, layOutServer } from "./lay-out";
import { homesThatRun, startObserver, stopObserver } from "./observer-process";
import {
  fleetDirectory,
  planCluster,
  planFleet,
  readSimulation,
  type ServerPlan,
  type Simulation,
  writeSimulation,
} from "./simulation";
import { claimSubnet } from "./subnet";
import { readIfThere, writeWhole } from "./write-file";

const STARTS_AT_ONCE = 4;

/** What a fleet is to be like. */
export interface FleetWish {
  /** Everything of the fleet is in here; it may be moved between calls. */
  directory: string;
  /** The bundled observer, see build.mjs. */
  bundle: string;
  /** 1 is a believable boot, 10 is ten times faster. */
  speed: number;
  /** Unset: as it was, or the default fleet. */
  shape?: FleetShape;
  /** The n of the addresses 127.n.*.*. Unset: as it was, or any that no other fleet has. */
  subnet?: number;
}

/**
 * Makes a simulated fleet, or brings one that is there up to date, and writes `fleet.json`. What
 * happened to the fleet since stays: stops, faults and rows. Starts nothing.
 */
export async function ensureFleet(wish: FleetWish): Promise<FleetFile> {
  const directory = fleetDirectory(wish.directory);
  const known = readSimulation(directory);
  const simulation: Simulation = {
    speed: wish.speed,
    subnet: claimSubnet(directory, wish.subnet ?? known?.subnet),
    shape: wish.shape ?? known?.shape ?? DEFAULT_SHAPE,
  };
  writeSimulation(directory, simulation);
  const passwords = readPasswords(directory);
  const clusters = simulation.shape.map((shape, index) => {
    const sysPassword = passwords.get(shape.name) ?? randomBytes(12).toString("base64url");
    layOutCluster(join(directory, shape.name), shape, sysPassword);
    const plans = planCluster(directory, simulation, index);
    for (const plan of plans) layOutServer(plan, wish.bundle);
    const { name, obClusterId } = shape;
    return { name, obClusterId, sysPassword, servers: plans.map(describe) };
  });
  const file = FleetFile.parse({ clusters });
  writeWhole(join(directory, "fleet.json"), JSON.stringify(file, undefined, 2), 0o600);
  return file;
}

/**
 * Starts the servers that should run and answers as soon as they were forked: those that ran when the
 * fleet was last stopped, or, when nothing of it runs and nothing was written down, those of its shape.
 */
export async function startFleet(directory: string): Promise<void> {
  const { plans, runningFile } = openFleet(directory);
  const running = homesThatRun(plans);
  const noted = readNoted(runningFile);
  const waiting = plans.filter((plan) => {
    if (running.has(plan.home)) return false;
    return noted ? noted.has(keyOf(plan)) : running.size === 0 && runsAtFirst(plan);
  });
  const worker = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) await startObserver(plan);
  };
  await Promise.all(Array.from({ length: STARTS_AT_ONCE }, worker));
  rmSync(runningFile, { force: true });
}

/** Writes down which servers run, then ends them and their agents, each by its verified identity. */
export async function stopFleet(directory: string): Promise<void> {
  const { plans, runningFile } = openFleet(directory);
  const running = homesThatRun(plans);
  // What an interrupted stop has written down already counts too.
  const noted = readNoted(runningFile) ?? new Set();
  const ran = plans.filter((plan) => running.has(plan.home) || noted.has(keyOf(plan)));
  if (ran.length > 0) writeWhole(runningFile, JSON.stringify(ran.map(keyOf)));
  await Promise.all(
    plans.map(async ({ home, shape }) => {
      await stopObserver(home);
      if (shape.agent) await stopAgent(join(home, "agent"));
    }),
  );
}

function openFleet(wanted: string) {
  const simulation = readSimulation(wanted);
  if (!simulation) throw new Error(`There is no simulated fleet in ${wanted}`);
  const directory = fleetDirectory(wanted);
  return { plans: planFleet(directory, simulation), runningFile: join(directory, "running.json") };
}

const keyOf = ({ clusterDirectory, homeName }: ServerPlan) =>
  `${basename(clusterDirectory)}/${homeName}`;

const runsAtFirst = ({ shape: { state = "running" } }: ServerPlan) =>
  state === "running" || state === "service-stopped";

function readNoted(runningFile: string): Set<string> | undefined {
  const text = readIfThere(runningFile);
  // stopFleet wrote it.
  return text === undefined ? undefined : new Set(JSON.parse(text) as string[]);
}

function readPasswords(directory: string): Map<string, string> {
  const text = readIfThere(join(directory, "fleet.json"));
  const known = FleetFile.safeParse(text === undefined ? undefined : JSON.parse(text));
  const clusters = known.success ? known.data.clusters : [];
  return new Map(clusters.map(({ name, sysPassword }) => [name, sysPassword]));
}

function describe({ zone, ip, rpcPort, sqlPort, home, shape }: ServerPlan) {
  const host = { address: ip, kind: "local", typeName: "Simulated" };
  const agent = shape.agent ? { agentCommand: agentCommandOf(home) } : {};
  return { zone, ip, rpcPort, sqlPort, home, host, ...agent };
}
