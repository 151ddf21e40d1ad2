import { expect, onTestFinished, test, vi } from "vitest";
import { closeDatabase, migrate, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";
import { postgresPid, postgresPlace } from "@/lib/testing/postgres-place";
import { startProgram } from "@/lib/testing/program";
import { addTask, taskEnd } from "@/lib/testing/run-dag";
import { addTrace, openGate, readTrace } from "@/lib/testing/trace";

test.each(["SIGKILL", "SIGINT"] as const)(
  "a console outlives its database ended by %s and goes on when that is back",
  async (signal) => {
    const directory = postgresPlace();
    const { url } = await startEmbeddedPostgres({ directory });
    const db = await openDatabase(url);
    onTestFinished(() => closeDatabase(db));
    await migrate(db);
    await addTrace(db);
    const console = await startProgram("replica-program", [url, "5000"]);
    expect(await console.line()).toBe("ready");
    const id = await addTask(db, { gated: [], ...chain("quick", 300) });
    const begun = () => readTrace(db, "begin").catch(() => []);
    await vi.waitFor(async () => expect((await begun()).length).toBeGreaterThan(20), 60_000);
    process.kill(postgresPid(directory), signal);
    await vi.waitFor(() => expect(readTrace(db)).rejects.toThrow(), 60_000);
    await startEmbeddedPostgres({ directory });
    await openGate(db);
    expect(await taskEnd(db, id, 90_000)).toMatchObject({ status: "SUCCESSFUL", successful: 301 });
    const pids = new Set((await readTrace(db)).map((line) => line.pid));
    expect(pids).toEqual(new Set([console.pid]));
  },
);

const chain = (step: string, length: number): Record<string, string[]> =>
  Object.fromEntries(
    Array.from({ length }, (_, n) => [`${step}:${n}`, n === 0 ? [] : [`${step}:${n - 1}`]]),
  );
