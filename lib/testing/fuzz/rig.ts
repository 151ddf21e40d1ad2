import { onTestFinished } from "vitest";
import { type Database, urlOf } from "@/lib/store/database";
import { addUser, PASSWORD } from "../api";
import { ADMIN_PASSWORD, ConsoleProcess } from "../console-process";
import { freshDatabase } from "../database";
import { addCluster } from "../fleet-rows";
import { freePort } from "../free-port";
import { addTask, changeSubtask, subtaskId } from "../task-rows";
import type { Credentials } from "./hostile-callers";

const VIEWER = "viewer.one";

/** A console process that serves and runs nothing, over a database in which there is something to find. */
export interface FuzzRig {
  db: Database;
  console: ConsoleProcess;
  host: string;
  credentials: Record<"admin" | "viewer", Credentials>;
  /** Ids and names that there are, by the name of a path's parameter. */
  existing: Record<string, readonly string[]>;
}

/** Starts the console; it is killed when the test ends. */
export async function fuzzRig(directory: string): Promise<FuzzRig> {
  const db = await freshDatabase();
  const console = new ConsoleProcess(await freePort(), {
    OBDECK_DATABASE_URL: urlOf(db),
    OBDECK_DATA: directory,
    OBDECK_DEMO: "off",
    OBDECK_ENGINE: "off",
    OBDECK_RATE_LIMIT: "off",
  });
  onTestFinished(() => console.signal("SIGKILL"));
  await console.start();
  const viewerId = await addUser(db, VIEWER, "CLUSTER_VIEWER");
  const existing = { ...(await rows(db)), userId: ["100", String(viewerId)], roleId: ["1", "3"] };
  const users = { admin: ["admin", ADMIN_PASSWORD], viewer: [VIEWER, PASSWORD] } as const;
  const credentials = {
    admin: await credentialsOf(console, ...users.admin),
    viewer: await credentialsOf(console, ...users.viewer),
  };
  return { db, console, host: new URL(console.address).host, credentials, existing };
}

async function rows(db: Database): Promise<FuzzRig["existing"]> {
  const { clusterId, serverIds } = await addCluster(db, "orion", {
    zone1: ["RUNNING", "PROCESS_STOPPED"],
    zone2: ["RUNNING"],
    zone3: ["SERVICE_STOPPED"],
  });
  const taskId = await addTask(db, { clusterId, dag: { first: [], second: ["first"] } });
  const counts = { running: 0, failed: 1, status: "FAILED" };
  await changeSubtask(db, taskId, "first", { status: "FAILED" }, counts);
  return {
    id: [String(clusterId)],
    serverId: serverIds.map(String),
    zoneName: ["zone1", "zone2", "zone3"],
    taskId: [String(taskId)],
    subtaskId: [String(await subtaskId(db, taskId, "first"))],
  };
}

/** A session's cookie as the browser sends it, Basic, and an access key. */
async function credentialsOf(
  { address }: ConsoleProcess,
  name: string,
  password: string,
): Promise<Credentials> {
  const post = async (path: string, headers: Record<string, string>, body: object) => {
    const answer = await fetch(`${address}/api/v2/${path}`, {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { "content-type": "application/json", ...headers },
    });
    if (!answer.ok) throw new Error(`${path} as ${name}: ${await answer.text()}`);
    return answer;
  };
  const signedIn = await post("iam/login", {}, { username: name, password });
  const cookie = signedIn.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
  // By Basic, so that it is known to be right before failures lock the address out.
  const made = await post("profiles/me/credentials", { authorization }, {});
  const { data } = await made.json();
  return {
    cookie: { cookie, "sec-fetch-site": "same-origin" },
    basic: { authorization },
    key: data,
  };
}
