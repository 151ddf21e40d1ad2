import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { freePort } from "@/lib/testing/free-port";
import { pollUntil } from "./poll-until";
import { onEnd } from "./scratch";

/** A Next application with nothing in it: the floor of what an answer through Next costs. */
export interface BareNext {
  address: string;
  /** Has it answer 200 with this body at the path that is answered. */
  answer(name: string, body: string): string;
  /** Where it answers 304. */
  notModified: string;
}

const FILES = {
  "package.json": '{ "type": "module" }\n',
  "next.config.js": `import { join } from "node:path";
export default {
  poweredByHeader: false,
  turbopack: { root: join(import.meta.dirname, "../..") },
  async headers() {
    const value = "application/json; charset=utf-8";
    return [{ source: "/answer/:name", headers: [{ key: "Content-Type", value }] }];
  },
};
`,
  // Without these two the build would find the repository's.
  "instrumentation.js": "export const register = () => undefined;\n",
  "proxy.js": `export const proxy = () => undefined;
export const config = { matcher: "/nowhere" };
`,
  "app/not-modified/route.js": `export const dynamic = "force-dynamic";
export const GET = () => new Response(null, { status: 304, headers: { etag: 'W/"1"' } });
`,
  "app/answer/[name]/route.js": `import { readFileSync } from "node:fs";
export const dynamic = "force-dynamic";
const kept = new Map();
export async function GET(_request, { params }) {
  const { name } = await params;
  if (!kept.has(name)) kept.set(name, readFileSync("answers/" + name, "utf8"));
  return new Response(kept.get(name));
}
`,
};

/** Builds the bare application, once, and starts it. */
export async function startBareNext(): Promise<BareNext> {
  const root = process.cwd();
  const folder = join(root, ".obdeck/bare-next");
  const next = join(root, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  if (writeSources(folder, next)) {
    const { status } = spawnSync(process.execPath, [next, "build"], { cwd: folder, env });
    if (status !== 0) throw new Error("The bare Next application could not be built");
  }
  const answers = join(folder, "answers");
  rmSync(answers, { recursive: true, force: true });
  mkdirSync(answers);

  const port = await freePort();
  const args = [next, "start", "-H", "127.0.0.1", "-p", String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: "ignore" });
  onEnd(async () => {
    if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
  });
  const address = `http://127.0.0.1:${port}`;
  await pollUntil("the bare Next application answers", () =>
    fetch(`${address}/not-modified`).catch(() => undefined),
  );
  return {
    address,
    notModified: "/not-modified",
    answer(name, body) {
      writeFileSync(join(answers, name), body);
      return `/answer/${name}`;
    },
  };
}

/** Answers whether what is there has to be built. */
function writeSources(folder: string, next: string): boolean {
  const version = readFileSync(join(next, "../../../package.json"), "utf8");
  const stamp = join(folder, "sources");
  const wanted = JSON.stringify([FILES, version, process.version]);
  const isBuilt = existsSync(join(folder, ".next/BUILD_ID")) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === wanted) return false;
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(stamp, wanted);
  return true;
}
