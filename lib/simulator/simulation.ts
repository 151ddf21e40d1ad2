import "server-only";
import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { FleetShape, ServerShape } from "./fleet-shape";
import { readIfThere, writeWhole } from "./write-file";

/** What a fleet's directory keeps about itself: `simulation.json`. */
export interface Simulation {
  speed: number;
  /** Every server has an address 127.<subnet>.<cluster>.<server>. */
  subnet: number;
  shape: FleetShape;
}

/** A server of a fleet, with everything that follows from its place in the shape. */
export interface ServerPlan {
  id: number;
  zone: string;
  ip: string;
  sqlPort: number;
  rpcPort: number;
  clusterDirectory: string;
  homeName: string;
  home: string;
  shape: ServerShape;
}

const SQL_PORT = 2881;
const RPC_PORT = 2882;

export const zoneName = (index: number) => `zone${index + 1}`;

/** The directory a fleet is really in, made if it is not there. */
export function fleetDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true });
  return realpathSync(directory);
}

/** What a fleet's directory says of itself; undefined for one that has no fleet. */
export function readSimulation(directory: string): Simulation | undefined {
  const text = readIfThere(join(directory, "simulation.json"));
  // ensureFleet wrote it.
  return text === undefined ? undefined : (JSON.parse(text) as Simulation);
}

export const writeSimulation = (directory: string, simulation: Simulation) =>
  writeWhole(join(directory, "simulation.json"), JSON.stringify(simulation, undefined, 2));

/** Every server of the fleet's cluster at `index`, by ID. */
export function planCluster(
  directory: string,
  { shape, subnet }: Simulation,
  index: number,
): ServerPlan[] {
  const cluster = shape[index];
  if (!cluster) throw new Error(`The fleet has no cluster number ${index + 1}`);
  const clusterDirectory = join(directory, cluster.name);
  return cluster.zones
    .flatMap((servers, zone) => servers.map((server, place) => ({ server, zone, place })))
    .map(({ server, zone, place }, serverIndex) => {
      const homeName = `${zoneName(zone)}-${place + 1}`;
      return {
        id: serverIndex + 1,
        zone: zoneName(zone),
        ip: `127.${subnet}.${index + 1}.${serverIndex + 1}`,
        sqlPort: SQL_PORT,
        rpcPort: RPC_PORT,
        clusterDirectory,
        homeName,
        home: join(clusterDirectory, homeName),
        shape: server,
      };
    });
}

/** Every server of a fleet. */
export const planFleet = (directory: string, simulation: Simulation): ServerPlan[] =>
  simulation.shape.flatMap((_, index) => planCluster(directory, simulation, index));
