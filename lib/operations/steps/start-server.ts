import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { DriverError } from "@/lib/drivers/error";
import type { Target } from "../target";
import { findRow } from "./find-row";
import { isRefused, noted } from "./noted";
import { retrying } from "./retrying";
import {
  controlOf,
  type OperationRun,
  type OperationStep,
  SQL_RETRY,
  stepOf,
  targetOf,
} from "./step-run";

const NOT_ALLOWED = 4179;
const NOT_ALLOWED_TRIES = 3;
const NOT_ALLOWED_PAUSE_MS = 10_000;
const STATEMENT_MS = 65_000;

/** Lets the server serve: START SERVER on the sys tenant, through another server where there is one. */
export const startServerService: OperationStep = {
  ...stepOf("start-server"),
  autoRetry: SQL_RETRY,
  async run(run) {
    const target = await targetOf(run);
    const isDone = async () => {
      const row = await findRow(run, target);
      return row !== undefined && row.stopTimeUs === undefined;
    };
    const act = () => startService(run, target);
    if (!(await noted(run, { fact: "stop_time_cleared", isDone, act })))
      run.log(`STOP_TIME of ${target.name} is not set: nothing to do`);
    return undefined;
  },

  async rollback(run) {
    if (run.context.stop_time_cleared !== "true") {
      run.log("this task did not start the server: nothing to undo");
      return undefined;
    }
    const target = await targetOf(run);
    const cluster = await run.world.cluster(target.clusterId);
    try {
      await retrying(run, () => cluster.stopServer(target.endpoint, controlOf(run, STATEMENT_MS)));
      run.log("STOP SERVER done: the service is stopped as it was before");
    } catch (error) {
      if (!isRefused(error)) throw error;
      run.log(`the cluster refused STOP SERVER: ${error.message}`, "WARN");
    }
    return undefined;
  },
};

/** START SERVER of a server whose STOP_TIME is set. */
export async function startService(run: OperationRun, target: Target): Promise<void> {
  const cluster = await run.world.cluster(target.clusterId);
  const { changed } = await whileNotAllowed(run, () =>
    retrying(run, () => cluster.startServer(target.endpoint, controlOf(run, STATEMENT_MS))),
  );
  run.log(
    changed
      ? `START SERVER ${target.name} done: STOP_TIME is cleared`
      : `STOP_TIME of ${target.name} was not set: nothing to do`,
  );
}

/** 4179 may pass when a disk recovers: three tries, ten seconds apart. */
async function whileNotAllowed<T>(run: OperationRun, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const isLast = tries >= NOT_ALLOWED_TRIES || Date.now() + NOT_ALLOWED_PAUSE_MS > run.deadline;
      if (!(error instanceof DriverError) || error.errno !== NOT_ALLOWED || isLast) throw error;
      run.log(`${error.message}; try ${tries} of ${NOT_ALLOWED_TRIES}, again in 10 s`, "WARN");
      run.progress(`refused by the cluster, try ${tries} of ${NOT_ALLOWED_TRIES}`);
      await sleep(NOT_ALLOWED_PAUSE_MS, undefined, { signal: run.signal });
    }
  }
}
