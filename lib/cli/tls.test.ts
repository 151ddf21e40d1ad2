import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type SecureVersion } from "node:tls";
import { afterAll, expect, test, vi } from "vitest";
import { makeCertificate } from "@/lib/testing/certificate";
import { keepRenewed, readTls } from "./tls.mjs";

const directory = mkdtempSync(join(tmpdir(), "obdeck-tls-"));
afterAll(() => rmSync(directory, { recursive: true }));
const one = await makeCertificate(directory, "one");
const two = await makeCertificate(directory, "two");
writeFileSync(join(directory, "empty.pem"), "");

const start = (settings: Record<string, string>) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "start.mjs")], {
    env: { PATH: process.env.PATH, ...settings } as never,
    encoding: "utf8",
  });

test.each([
  [
    one.certFile,
    "",
    "OBDECK_TLS_CERT and OBDECK_TLS_KEY belong together; OBDECK_TLS_KEY is not set.",
  ],
  [
    "",
    one.keyFile,
    "OBDECK_TLS_CERT and OBDECK_TLS_KEY belong together; OBDECK_TLS_CERT is not set.",
  ],
  [
    one.certFile,
    "/nowhere.pem",
    "OBDECK_TLS_KEY names /nowhere.pem, which cannot be read (ENOENT).",
  ],
  [directory, one.keyFile, `OBDECK_TLS_CERT names ${directory}, which cannot be read (EISDIR).`],
  [one.certFile, two.keyFile, `the certificate in ${one.certFile} and the key in ${two.keyFile}`],
  [one.keyFile, one.keyFile, "cannot be used together"],
  [join(directory, "empty.pem"), one.keyFile, "cannot be used together"],
])("the certificate %s with the key %s ends the start with a sentence", (cert, key, sentence) => {
  const { status, stderr } = start({ OBDECK_TLS_CERT: cert, OBDECK_TLS_KEY: key });
  expect(status).toBe(1);
  expect(stderr).toContain(`[obdeck] cannot serve https: `);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

/** A server as `serve.mjs` makes it of the files `cert.pem` and `key.pem`. */
async function serverOf(certificate: typeof one) {
  const [certFile, keyFile] = [join(directory, "cert.pem"), join(directory, "key.pem")];
  copyFileSync(certificate.certFile, certFile);
  copyFileSync(certificate.keyFile, keyFile);
  vi.stubEnv("OBDECK_TLS_CERT", certFile);
  vi.stubEnv("OBDECK_TLS_KEY", keyFile);
  const tls = readTls();
  if (!tls) throw new Error("There is no certificate");
  const server = createServer(tls.context);
  keepRenewed(server, tls);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  return { certFile, keyFile, port: (server.address() as AddressInfo).port };
}

/** The name in the certificate that is served there. */
async function nameAt(port: number, maxVersion: SecureVersion = "TLSv1.3"): Promise<string> {
  const minVersion: SecureVersion = maxVersion;
  const socket = connect({
    port,
    host: "127.0.0.1",
    ca: [one.pem, two.pem],
    minVersion,
    maxVersion,
  });
  await once(socket, "secureConnect");
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return String(CN);
}

test("TLS 1.2 and 1.3 are spoken, and nothing older", async () => {
  const { port } = await serverOf(one);
  expect([await nameAt(port, "TLSv1.2"), await nameAt(port, "TLSv1.3")]).toEqual(["one", "one"]);
  await expect(nameAt(port, "TLSv1.1")).rejects.toThrow();
});

test("a renewed certificate is served without a restart, and not before its key is there", async () => {
  const { certFile, keyFile, port } = await serverOf(one);
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => said.push(String(line)));
  copyFileSync(two.certFile, certFile);
  await vi.waitUntil(() => said.some((line) => line.includes("old certificate")), 60_000);
  expect(await nameAt(port)).toBe("one");
  copyFileSync(two.keyFile, keyFile);
  await vi.waitUntil(() => said.some((line) => line.includes("renewed certificate")), 60_000);
  expect(await nameAt(port)).toBe("two");
});
