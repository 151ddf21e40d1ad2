import "server-only";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readIfThere } from "./write-file";

const FIRST = 11;
const LAST = 250;
const UNFINISHED_MS = 10_000;

const claimFile = (subnet: number) => join(tmpdir(), `obdeck-loopback-127.${subnet}`);

/**
 * Takes 127.<n> for the fleet in a directory, so that many fleets live on one machine: the wanted
 * one unless another fleet has it, else any free one.
 */
export function claimSubnet(directory: string, wanted?: number): number {
  const isClaimed = (subnet: number) => tryClaim(directory, subnet);
  if (wanted !== undefined && isClaimed(wanted)) return wanted;
  const all = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
  const start = Math.floor(Math.random() * all.length);
  const rotated = [...all.slice(start), ...all.slice(0, start)];
  const found = rotated.find((subnet) => !isListenedOn(subnet) && isClaimed(subnet));
  if (found === undefined) throw new Error("Every loopback subnet belongs to a simulated fleet");
  return found;
}

/** Gives a fleet's subnet back. */
export const releaseSubnet = (subnet: number): void => rmSync(claimFile(subnet), { force: true });

function tryClaim(directory: string, subnet: number): boolean {
  const file = claimFile(subnet);
  try {
    if (readIfThere(file) === directory) return true;
    if (isAbandoned(file, subnet)) rmSync(file, { force: true });
    writeFileSync(file, directory, { flag: "wx" });
    return true;
  } catch {
    // Another user's, or another process was faster.
    return false;
  }
}

/** A claim is nobody's when its fleet is gone, was moved, or uses another number. */
function isAbandoned(file: string, subnet: number): boolean {
  const owner = readIfThere(file);
  if (owner === undefined) return false;
  if (!existsSync(owner)) return true;
  const text = readIfThere(join(owner, "simulation.json"));
  if (text === undefined) return Date.now() - statSync(file).mtimeMs > UNFINISHED_MS;
  // Every simulation.json is written by ensureFleet.
  return (JSON.parse(text) as { subnet: number }).subnet !== subnet;
}

/** Whether some socket of this machine listens on 127.<subnet>.*.*, claimed or not. */
function isListenedOn(subnet: number): boolean {
  const hex = subnet.toString(16).toUpperCase().padStart(2, "0");
  const listening = new RegExp(`^\\s*\\d+: [0-9A-F]{4}${hex}7F:[0-9A-F]{4} \\S+ 0A `, "m");
  return listening.test(readFileSync("/proc/net/tcp", "utf8"));
}
