import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { readSettings } from "@/lib/process/settings";
import { originOf } from "./forwarded";

const trust = (list: string) =>
  readSettings({ OBDECK_TRUSTED_PROXIES: list }).OBDECK_TRUSTED_PROXIES;

/** A request of which only what is looked at is there. */
const requestFrom = (remoteAddress: string, headers: Record<string, string>, extra = {}) =>
  ({ socket: { remoteAddress, ...extra }, headers }) as unknown as IncomingMessage;

const FORWARDED = {
  host: "inner:3000",
  "x-forwarded-for": "198.51.100.7",
  "x-forwarded-host": "deck.example",
  "x-forwarded-proto": "https",
};

test("a trusted proxy says who asks, for which host and how", () => {
  expect(originOf(requestFrom("10.0.0.7", { ...FORWARDED }), trust("10.0.0.0/24"))).toEqual({
    peer: "198.51.100.7",
    host: "deck.example",
    proto: "https",
  });
});

test.each(["10.0.1.7", "127.0.0.1", "::1"])("%s, whom nobody trusts, says nothing", (address) => {
  const headers = { ...FORWARDED };
  expect(originOf(requestFrom(address, headers), trust("10.0.0.0/24"))).toEqual({
    peer: address,
    host: "inner:3000",
    proto: "http",
  });
  expect(headers).toEqual({ host: "inner:3000" });
});

test.each([
  ["127.0.0.1", "203.0.113.1, 198.51.100.2", "198.51.100.2"],
  ["::1", "198.51.100.2", "198.51.100.2"],
  ["::ffff:127.0.0.1", "198.51.100.2", "198.51.100.2"],
  ["127.0.0.1", "203.0.113.1, 198.51.100.2, 10.0.0.7", "198.51.100.2"],
  ["127.0.0.1", "10.0.0.8, 10.0.0.7", "10.0.0.8"],
  ["127.0.0.1", "198.51.100.2:4711", "198.51.100.2"],
  ["127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"],
  ["127.0.0.1", "fe80::1%eth0", "fe80::1%eth0"],
  ["127.0.0.1", "198.51.100.2, unknown", "127.0.0.1"],
  ["127.0.0.1", "<script>", "127.0.0.1"],
  ["127.0.0.1", ",,", "127.0.0.1"],
  ["::ffff:198.51.100.9", "203.0.113.1", "198.51.100.9"],
])("to %s, who says %s, the caller is %s", (socket, named, caller) => {
  const request = requestFrom(socket, { "x-forwarded-for": named });
  expect(originOf(request, trust("127.0.0.0/8,::1,10.0.0.0/8")).peer).toBe(caller);
});

test("of several values the nearest proxy's counts", () => {
  const headers = {
    "x-forwarded-host": "evil.example, deck.example",
    "x-forwarded-proto": "https,http",
  };
  expect(originOf(requestFrom("::1", headers), trust("::1"))).toMatchObject({
    host: "deck.example",
    proto: "http",
  });
});

test("a request over TLS came by https, whatever its client says", () => {
  const request = requestFrom("198.51.100.9", { "x-forwarded-proto": "http" }, { encrypted: true });
  expect(originOf(request, trust("none")).proto).toBe("https");
});
