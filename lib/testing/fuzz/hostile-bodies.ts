import type { Random } from "../chaos/random";
import { hostileText, hostileValue } from "./hostile-values";
import type { BodyShape } from "./operations-of";

/** A body with its type. */
export interface Body {
  bytes: Buffer;
  type: string;
}

const json = (value: unknown): Body => ({
  bytes: Buffer.from(typeof value === "string" ? value : (JSON.stringify(value) ?? "null")),
  type: "application/json",
});

/** JSON of the shape that is asked for, with what should not be in it. */
export function hostileBody(random: Random, shape: BodyShape | undefined): Body {
  if (random.chance(0.3)) return strangeJson(random);
  const names = shape?.properties ?? [];
  const entries = names
    .filter(() => random.chance(0.7))
    .map((name) => [name, hostileValue(random)]);
  if (random.chance(0.3)) entries.push([hostileText(random), hostileValue(random)]);
  return json(Object.fromEntries(entries));
}

/** A body that does not fit: a property that it must have is missing or an object. */
export function unfitBody(random: Random, shape: BodyShape): Body {
  const required = random.pick(shape.required) ?? "";
  const names = shape.properties.filter((name) => name !== required);
  const entries = names.map((name) => [name, hostileValue(random)]);
  return json(Object.fromEntries(random.chance(0.5) ? entries : [...entries, [required, {}]]));
}

const DEEP = 10_000;

/** JSON as a parser may stumble over it: deep, long, with one key twice, with names of prototypes. */
function strangeJson(random: Random): Body {
  const text = hostileText(random);
  const quoted = JSON.stringify(text);
  return json(
    random.pick([
      "[".repeat(DEEP) + "]".repeat(DEEP),
      `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
      `{"name":1,"name":${quoted},"name":[]}`,
      `{"__proto__":{"admin":true},"constructor":{"prototype":{"x":${quoted}}}}`,
      `\ufeff{"reason":${quoted}}`,
      `{"reason":"\\ud800${"\\u0000".repeat(random.below(2))}"}`,
      `[${"1,".repeat(2000)}1]`,
      `{"serverIds":[${"1e400,".repeat(50)}-0]}`,
      `${" ".repeat(5000)}{}`,
      ...["null", "true", "-0", '""', "[]", "{}", "1e999", quoted],
    ]) ?? "",
  );
}

/** A body that is refused before anybody looks at what it says. */
export function unreadableBody(random: Random): Body {
  const bytes = (data: readonly number[] | Buffer | string, type = "application/json"): Body => ({
    bytes: typeof data === "string" ? Buffer.from(data) : Buffer.from(data),
    type,
  });
  const text = `{"reason":${JSON.stringify(hostileText(random))}}`;
  const made = random.pick<() => Body>([
    () => bytes(text.slice(0, -1)),
    () => bytes(`${text}${text}`),
    () => bytes("[".repeat(DEEP)),
    () => bytes(Buffer.from(`${text} `, "utf16le")),
    () => bytes([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    () => bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    () => bytes("{'a':1}"),
    () => bytes("NaN"),
    () => bytes(text, "text/plain"),
    () => bytes(text, "application/x-www-form-urlencoded"),
    () => bytes("--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
    () => bytes("<a/>", "application/xml"),
    () => bytes(text, "application/jsonp"),
  ]);
  return random.chance(0.01) ? bytes(" ".repeat(1024 * 1024 + 1)) : (made?.() ?? bytes("{"));
}
