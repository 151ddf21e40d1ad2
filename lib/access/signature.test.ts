import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signed, type ToSign } from "@/lib/testing/signer";
import { isSigned, parseSignature, type SignedRequest } from "./signature";

const pair = { accessKey: "cqammmxBpfGjFlto", secretKey: "2fc0c299cc94c6be266f2ceece765d4d" };

/** Whether the console takes the request for signed by that pair. */
function passes(request: SignedRequest, secret = pair.secretKey): boolean {
  const header = parseSignature(request.headers.get("authorization") ?? "");
  return header !== undefined && isSigned(request, secret, header.signature);
}

/** The request that arrives when a client signs the call and sends it, perhaps written in another way. */
function arrived(call: ToSign, sent: { target?: string } = {}) {
  const { target, headers } = signed(pair, call);
  return {
    method: call.method,
    target: sent.target ?? target,
    host: call.host,
    headers: new Headers(headers),
    body: Buffer.from(call.body ?? ""),
  };
}

const call: ToSign = {
  method: "POST",
  path: "/api/v2/ob/clusters/2/servers/10/start",
  query: [["a", "1"]],
  body: '{"reason":"x"}',
  contentType: "application/json",
  host: "deck.example:3000",
  date: "Tue, 17 Jan 2023 04:14:02 GMT",
};

describe("the signatures that OCP published", () => {
  const host = "ocp.alibaba.net:8080";
  const authorization = (signature: string) =>
    `OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:${signature}`;

  test("the first, with a body and an x-ocp- header as sent", () => {
    const headers = new Headers({
      authorization: authorization("XN8P+O+v3vUabB16ZCooq5wMJoY="),
      "content-type": "application/json",
      date: "Tue, 17 Jan 2023 09:13:57 GMT",
      "x-ocp-data": "A,1",
    });
    const body = Buffer.from('{"name":"test01","description":"test","regionId":1}');
    const target = "/api/v2/compute/idcs";
    expect(passes({ method: "POST", target, host, headers, body })).toBe(true);
  });

  test("the second, with a query and without a body", () => {
    const headers = new Headers({
      authorization: authorization("TsQD6HDOuZuJ409m0wdnZPmijlc="),
      "content-type": "application/json;charset=utf-8",
      date: "Tue, 17 Jan 2023 04:14:02 GMT",
    });
    const target = "/api/v2/compute/idcs?size=100";
    const body = new Uint8Array();
    expect(passes({ method: "GET", target, host, headers, body })).toBe(true);
  });
});

describe("what another client signed passes", () => {
  const text = () => fc.string({ unit: "grapheme", maxLength: 6 });

  test("whatever it asks for", () => {
    const calls = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
      path: fc.constantFrom("/api/v2/tasks/1", "/api/v2/ob/clusters/2/zones/zone%201"),
      query: fc.array(fc.tuple(text(), text()), { maxLength: 5 }),
      body: fc.uint8Array({ maxLength: 20 }),
      contentType: fc.constantFrom("", "application/json", "application/json;charset=utf-8"),
      host: fc.constantFrom("10.0.0.1", "10.0.0.1:8080", "[::1]:3000", "DECK.example"),
      ocp: fc.dictionary(
        fc.stringMatching(/^x-ocp-[a-z]{1,3}$/),
        fc.stringMatching(/^[a-z,]{0,5}$/),
      ),
    });
    fc.assert(
      fc.property(calls, (one) => {
        expect(passes(arrived(one))).toBe(true);
      }),
    );
  });

  test.each([
    ["in another order", "/x?b=2&a=1%2C2"],
    ["with a repeated key", "/x?a=2&b=2&a=1"],
    ["with a bare comma", "/x?a=1,2&b=2"],
    ["with a letter encoded", "/x?%61=1%2c2&b=2"],
    ["with an empty value, which was not signed", "/x?a=1&b=2&c=&a=2"],
  ])("a query sent %s", (_, target) => {
    const query = [
      ["a", "1"],
      ["a", "2"],
      ["b", "2"],
    ] as const;
    expect(passes(arrived({ ...call, path: "/x", query }, { target }))).toBe(true);
  });

  test.each(["/x?a=x%20y", "/x?a=x+y", "/x?%61=x%20%79"])("a space sent as %s", (target) => {
    expect(passes(arrived({ ...call, path: "/x", query: [["a", "x y"]] }, { target }))).toBe(true);
  });

  test("a query that was signed as it stands, unsorted and with empty values", () => {
    const path = "/x?b=2&a=&b=1";
    expect(passes(arrived({ ...call, path, query: [] }))).toBe(true);
  });

  test("several x-ocp- headers, repeated ones, values in any order and with spaces", () => {
    const request = arrived({ ...call, ocp: { "x-ocp-b": "1,2,3", "x-ocp-a": "A" } });
    request.headers.set("x-ocp-b", "3 , 1");
    request.headers.append("X-OCP-B", "2");
    expect(passes(request)).toBe(true);
  });

  test("an x-ocp- header with bytes of UTF-8", () => {
    const request = arrived({ ...call, ocp: { "x-ocp-who": "z" } });
    const { headers } = signed(pair, { ...call, ocp: { "x-ocp-who": "é,z" } });
    request.headers.set("authorization", headers.authorization);
    request.headers.set("x-ocp-who", Buffer.from("é,z").toString("latin1"));
    expect(passes(request)).toBe(true);
  });

  test("a body with a byte order mark, which is signed with it", () => {
    const body = Buffer.from("\uFEFF{}");
    expect(passes(arrived({ ...call, body }))).toBe(true);
    expect(passes({ ...arrived({ ...call, body }), body: body.subarray(3) })).toBe(false);
  });
});

describe("what was changed on its way does not pass", () => {
  const request = () => arrived({ ...call, ocp: { "x-ocp-a": "1" } });

  test("a byte of the body", () => {
    const changes = fc.tuple(
      fc.nat(Buffer.from(call.body ?? "").length - 1),
      fc.integer({ min: 1, max: 255 }),
    );
    fc.assert(
      fc.property(changes, ([index, mask]) => {
        const body = Buffer.from(call.body ?? "");
        body[index] = (body[index] ?? 0) ^ mask;
        expect(passes({ ...request(), body })).toBe(false);
      }),
    );
  });

  test("a character of the target", () => {
    const { target } = request();
    const changes = fc.tuple(
      fc.nat(target.length - 1),
      fc.constantFrom("x", "2", "/", "?", "&", "%"),
    );
    fc.assert(
      fc.property(changes, ([index, letter]) => {
        fc.pre(target[index] !== letter);
        const changed = target.slice(0, index) + letter + target.slice(index + 1);
        expect(passes({ ...request(), target: changed })).toBe(false);
      }),
    );
  });

  test.each([
    ["the method", { method: "PUT" }],
    ["the port of the host", { host: "deck.example:3001" }],
    ["the host without its port", { host: "deck.example" }],
    ["the host in other letters", { host: "Deck.example:3000" }],
    ["the body left away", { body: new Uint8Array() }],
    ["a value added", { target: "/api/v2/ob/clusters/2/servers/10/start?a=1&a=2" }],
    ["a key added", { target: "/api/v2/ob/clusters/2/servers/10/start?a=1&b=2" }],
    ["the slash encoded", { target: "/api/v2/ob/clusters/2/servers/10%2Fstart?a=1" }],
    ["a fragment", { target: "/api/v2/ob/clusters/2/servers/10/start?a=1#" }],
  ])("%s", (_, change) => {
    expect(passes(request())).toBe(true);
    expect(passes({ ...request(), ...change })).toBe(false);
  });

  test.each([
    ["content-type", "application/json;charset=utf-8"],
    ["content-type", "application/JSON"],
    ["date", "Tue, 17 Jan 2023 09:13:57 GMT"],
    ["x-ocp-a", "2"],
    ["x-ocp-a", "1,"],
    ["x-ocp-b", ""],
  ])("the header %s: %s", (name, value) => {
    const changed = request();
    changed.headers.set(name, value);
    expect(passes(changed)).toBe(false);
  });

  test("a header left away", () => {
    for (const name of ["content-type", "date", "x-ocp-a"]) {
      const changed = request();
      changed.headers.delete(name);
      expect(passes(changed)).toBe(false);
    }
  });

  test("a secret with one other letter", () => {
    expect(passes(request(), `${pair.secretKey.slice(0, -1)}e`)).toBe(false);
  });

  test("a line of an x-ocp- header that passes for a part of the host", () => {
    const whole = arrived({ ...call, ocp: { "x-ocp-a": "1", "x-ocp-b": "2" } });
    expect(passes(whole)).toBe(true);
    whole.headers.delete("x-ocp-a");
    expect(passes({ ...whole, host: `${call.host}\nx-ocp-a:1` })).toBe(false);
  });

  test("a sign of the host that has the same last byte", () => {
    const host = "d.example";
    expect(passes({ ...arrived({ ...call, host }), host: "\u0164.example" })).toBe(false);
  });
});

describe("the header", () => {
  const signature = "TsQD6HDOuZuJ409m0wdnZPmijlc=";

  test("has a scheme, a key and a signature", () => {
    expect(parseSignature(`OCP-ACCESS-KEY-HMACSHA1 Ab_9-:${signature}`)).toEqual({
      accessKey: "Ab_9-",
      signature,
    });
  });

  test.each([
    `ocp-access-key-hmacsha1 key:${signature}`,
    `Ocp-Access-Key-HmacSha1 key:${signature}`,
    `OCP-ACCESS-KEY-HMACSHA256 key:${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1  key:${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1\tkey:${signature}`,
    ` OCP-ACCESS-KEY-HMACSHA1 key:${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1 key:${signature} `,
    `OCP-ACCESS-KEY-HMACSHA1 key: ${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1 key:${signature}, Basic x`,
    `OCP-ACCESS-KEY-HMACSHA1 :${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1 ${"k".repeat(65)}:${signature}`,
    `OCP-ACCESS-KEY-HMACSHA1 kéy:${signature}`,
    "OCP-ACCESS-KEY-HMACSHA1 key:",
    `OCP-ACCESS-KEY-HMACSHA1 key:${signature.slice(1)}`,
    `OCP-ACCESS-KEY-HMACSHA1 key:${signature.replace("=", "A")}`,
    `OCP-ACCESS-KEY-HMACSHA1 key:${signature}=`,
    "OCP-ACCESS-KEY-HMACSHA1",
  ])("%s is refused", (authorization) => {
    expect(parseSignature(authorization)).toBeUndefined();
  });

  test("a second text for the same bytes of a signature does not pass", () => {
    const request = arrived(call);
    const right = request.headers.get("authorization") ?? "";
    const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const last = ALPHABET[ALPHABET.indexOf(right.at(-2) ?? "") + 1] ?? "";
    const other = `${right.slice(0, -2)}${last}=`;
    expect(Buffer.from(other.slice(-28), "base64")).toEqual(
      Buffer.from(right.slice(-28), "base64"),
    );
    request.headers.set("authorization", other);
    expect(passes(request)).toBe(false);
  });
});
