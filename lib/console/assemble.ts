import "server-only";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { ensureAdmin } from "@/lib/access/ensure-admin";
import { createGate } from "@/lib/access/gate";
import { createSso } from "@/lib/access/sso";
import { type Engine, startEngine } from "@/lib/engine/engine";
import { readFleetFile } from "@/lib/operations/fleet/read-fleet-file";
import { registerFleet } from "@/lib/operations/fleet/register-fleet";
import { startObserverLoop } from "@/lib/operations/observe/observer-loop";
import { steps } from "@/lib/operations/steps/steps";
import { createTaskWatcher } from "@/lib/operations/task/task-watcher";
import { createWorld, type World } from "@/lib/operations/world";
import { loadSecretKeys, type SecretKeys } from "@/lib/process/secret";
import type { Settings } from "@/lib/process/settings";
import { ssoOf } from "@/lib/process/sso-settings";
import { ensureFleet, startFleet, stopFleet } from "@/lib/simulator/fleet";
import { closeDatabase, migrate, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";
import { reseal } from "@/lib/store/reseal";
import type { Console } from "./console";
import { say } from "./say";

type OnStop = (close: () => Promise<void>) => void;

/** Opens every part of the console in order; `onStop` is told how to close each. */
export async function assemble(settings: Settings, onStop: OnStop): Promise<Console> {
  const db = await openDatabase(await databaseUrl(settings, onStop));
  onStop(() => closeDatabase(db));
  say("bringing the database to this version");
  await migrate(db);
  await firstAdmin(db, settings);

  const keys = loadSecretKeys(settings);
  await openSecrets(db, keys);
  await registerFleet(db, keys, await fleetFiles(settings, onStop));
  const world = createWorld(db, keys);
  onStop(() => world.close());
  const engine =
    settings.OBDECK_ENGINE === "off" ? undefined : await runTasks(settings, world, onStop);
  const watcher = createTaskWatcher(db);
  onStop(async () => watcher.close());
  const gate = createGate(db, keys, {
    basic: settings.OBDECK_BASIC === "on",
    sessions: {
      idleSeconds: settings.OBDECK_SESSION_IDLE_MINUTES * 60,
      wholeSeconds: settings.OBDECK_SESSION_HOURS * 3600,
    },
  });
  const single = ssoOf(settings);
  const sso = single && createSso({ db, keys, sessions: gate.sessions, settings: single });
  return { settings, keys, db, gate, sso, world, watcher, engine };
}

async function runTasks(settings: Settings, world: World, onStop: OnStop): Promise<Engine> {
  const loop = startObserverLoop(world, settings.OBDECK_OBSERVE_MS);
  onStop(() => loop.stop());
  const engine = await startEngine({
    db: world.db,
    world,
    steps,
    slots: settings.OBDECK_ENGINE_SLOTS,
    leaseMs: settings.OBDECK_LEASE_MS,
    replicaName: `${hostname()}:${process.pid}`,
  });
  onStop(() => engine.stop());
  return engine;
}

async function databaseUrl(settings: Settings, onStop: OnStop): Promise<string> {
  if (settings.OBDECK_DATABASE_URL) return settings.OBDECK_DATABASE_URL;
  say(`starting the database in ${settings.OBDECK_DATA}`);
  const directory = resolve(settings.OBDECK_DATA, "postgres");
  const { url, stop } = await startEmbeddedPostgres({ directory });
  onStop(stop);
  return url;
}

async function firstAdmin(db: Console["db"], settings: Settings): Promise<void> {
  const password = await ensureAdmin(db, settings.OBDECK_ADMIN_PASSWORD);
  if (password) say(`the first user is  admin  with the password  ${password}`);
}

/** No console goes on that cannot open what is sealed. */
async function openSecrets(db: Console["db"], keys: SecretKeys): Promise<void> {
  const resealed = await reseal(db, keys);
  if (resealed > 0) say(`sealed ${resealed} secrets anew with the current key`);
}

async function fleetFiles(settings: Settings, onStop: OnStop) {
  const files = settings.OBDECK_FLEET ? [await readFleetFile(settings.OBDECK_FLEET)] : [];
  if (settings.OBDECK_DEMO === "off") return files;
  say("starting the simulated fleet");
  const directory = resolve(settings.OBDECK_DATA, "fleet");
  const bundle = join(process.cwd(), ".obdeck/observer.cjs");
  const simulated = await ensureFleet({ directory, bundle, speed: settings.OBDECK_SIM_SPEED });
  onStop(() => stopFleet(directory));
  await startFleet(directory);
  return [...files, simulated];
}
