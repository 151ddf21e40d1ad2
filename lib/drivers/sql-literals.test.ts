import fc from "fast-check";
import { expect, test } from "vitest";
import { serverLiteral, zoneLiteral } from "./sql-literals";

const server = (ip: string, rpcPort = 2882) => serverLiteral({ ip, rpcPort, sqlPort: 2881 });

test("a server is its address and RPC port, in brackets when it is IPv6", () => {
  expect(server("10.0.0.1")).toBe("'10.0.0.1:2882'");
  expect(server("fe80::1")).toBe("'[fe80::1]:2882'");
});

test.each(["", "localhost", "10.0.0.1'", "fe80::1%eth0", "fe80::1%'", "10.0.0.1:1"])(
  "the address %j is refused",
  (ip) => {
    expect(() => server(ip)).toThrow("cannot be put into a statement");
  },
);

test.each([0, -1, 65_536, 1.5, Number.NaN])("the port %d is refused", (port) => {
  expect(() => server("10.0.0.1", port)).toThrow("cannot be put into a statement");
});

test("no zone name gets a quote into a statement", () => {
  expect(zoneLiteral("zone_1")).toBe("'zone_1'");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (zone) => {
      if (/^[A-Za-z0-9_]{1,128}$/.test(zone)) expect(zoneLiteral(zone)).toBe(`'${zone}'`);
      else expect(() => zoneLiteral(zone)).toThrow("cannot be put into a statement");
    }),
  );
});
