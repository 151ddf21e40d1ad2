import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { listenAddresses } from "./listen-addresses";

test.each(["127.0.0.1", "127.12.34.56", "0.0.0.0", "::", "::1", "::ffff:127.3.2.1"])(
  "the kernel lists a listener on %s under one of its addresses",
  async (ip) => {
    const { server, port } = await listen(ip);
    const plain = ip.replace("::ffff:", "");
    const listed = /^[\d.]+$/.test(plain) || ip === "::1" ? plain : "127.0.0.1";
    expect(kernelLists(listenAddresses(listed, port))).toBe(true);
    server.close();
  },
);

test("a listener on another address of the machine is not in the way", async () => {
  const { server, port } = await listen("127.12.34.56");
  expect(kernelLists(listenAddresses("127.12.34.57", port))).toBe(false);
  expect(kernelLists(listenAddresses("127.12.34.56", port === 65_535 ? 2000 : port + 1))).toBe(
    false,
  );
  server.close();
});

test("an IPv6 address is written in four swapped groups", () => {
  expect(listenAddresses("fe80::1", 2881)[0]).toBe("000080FE000000000000000001000000:0B41");
  expect(listenAddresses("2001:db8:1:2:3:4:5:6", 2881)[0]).toBe(
    "B80D01200200010004000300060005" + "00:0B41",
  );
  expect(listenAddresses("::ffff:1.2.3.4", 80)[0]).toBe("0000000000000000FFFF000004030201:0050");
});

async function listen(ip: string): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, ip);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, port: address.port };
}

function kernelLists(addresses: readonly string[]): boolean {
  const lines = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) =>
    readFileSync(file, "utf8").split("\n"),
  );
  return lines.some((line) => {
    const [, local, , state] = line.trim().split(/\s+/);
    return state === "0A" && local !== undefined && addresses.includes(local);
  });
}
