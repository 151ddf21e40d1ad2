import type { Random } from "../chaos/random";

/** Texts that have broken programs. None of them looks like a stack trace or a statement of this product. */
const TEXTS = [
  ...["", " ", "\t\r\n", "null", "undefined", "NaN", "true", "[object Object]", "constructor"],
  ...[
    "__proto__",
    "prototype",
    "hasOwnProperty",
    "toString",
    "then",
    "$where",
    "{{7*7}}",
    "#{7*7}",
  ],
  ...["' OR '1'='1", "1; DROP TABLE task; --", "\\'; --", '"', "`", "\\", "%", "%_", "*", "?", "|"],
  ...["../../../etc/passwd", "..\\..\\boot.ini", "/dev/zero", "file:///etc/passwd", "C:\\con"],
  ...["<script>alert(1)</script>", "<!--", "]]>", "&amp;", "\u0000", "a\u0000b", "\u0001\u001f"],
  ...["\ud800", "\udfff", "a\udc00\ud800b", "\ufeff", "\u202eabc", "\u2028", "İstanbul", "ﬀ", "K"],
  ...[
    "中文集群名称",
    "𝕊𝕔𝕣𝕚𝕡𝕥",
    "👩‍👩‍👧‍👦",
    "e\u0301\u0301\u0301\u0301",
    "\u{10ffff}",
    "Ω≈ç√",
    "١٢٣",
  ],
  ...[
    "id,asc",
    "id,desc",
    "ID,ASC",
    "__proto__,asc",
    "createTime,desc,desc",
    ",",
    ",,,",
    "RUNNING",
  ],
  ...["2026-01-02T03:04:05Z", "0000-00-00", "+275760-09-13T00:00:00Z", "9999-99-99T99:99:99+99:99"],
];

/** Ids of nothing: no object of a test has one of them, in whatever way they are read. */
const IDS = [
  ...["0", "-0", "-1", "-9007199254740993", "2147483647", "2147483648", "4294967296"],
  ...["9007199254740991", "9007199254740992", "9223372036854775807", "9223372036854775808"],
  ...["18446744073709551616", "1e400", "1.5", "1e0", "0x7fffffff", "1_000", "+7777777", " 7777777"],
  ...[
    "Infinity",
    "-Infinity",
    "NaN",
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "7777777n",
    "７７７７",
  ],
  ...["99999999999999999999999999999999", "me", "me/..", "*", "**", "7777777,7777778", "7777777;"],
];

const NUMBERS = [
  ...[0, -0, -1, 0.1, 1.5, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53)],
  ...[2 ** 63, 2 ** 64, Number.MAX_SAFE_INTEGER],
];

/** A text that a program might not expect; seldom a long one. */
export function hostileText(random: Random): string {
  if (random.chance(0.02)) return "A".repeat(random.pick([300, 5000, 70_000]) ?? 0);
  if (random.chance(0.1)) return randomText(random);
  return random.pick(TEXTS) ?? "";
}

/** Something in the place of an id that is the id of nothing. */
export const hostileId = (random: Random): string =>
  random.chance(0.8)
    ? (random.pick(IDS) ?? "0")
    : `${random.pick(["-", "+", ""])}${7 + random.below(1e9)}.${random.below(1e6)}`;

/** Any JSON value, up to a few levels deep. */
export function hostileValue(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 5 : 7);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.pick(NUMBERS);
  if (kind < 5) return hostileText(random);
  const values = Array.from({ length: random.below(5) }, () => hostileValue(random, depth + 1));
  if (kind === 5) return values;
  return Object.fromEntries(values.map((value) => [hostileText(random), value]));
}

function randomText(random: Random): string {
  const codes = Array.from({ length: 1 + random.below(30) }, () => random.below(0x1_0000));
  return String.fromCharCode(...codes);
}
