import { expect, test } from "vitest";
import { evaluateSelect, type Surroundings } from "./evaluate";
import { SqlError } from "./sql-error";
import { toText } from "./value";

const around: Surroundings = {
  view: () => ({
    columns: { ID: "int", ZONE: "text", STATUS: "text", STOP_TIME: "time" },
    rows: [
      { ID: 2, ZONE: "z2", STATUS: "active", STOP_TIME: null },
      {
        ID: 1,
        ZONE: "z1",
        STATUS: "active",
        STOP_TIME: { micros: 1_700_000_000_123_456, as: "timestamp" },
      },
      { ID: 3, ZONE: "z1", STATUS: "inactive", STOP_TIME: null },
    ],
  }),
  constant: (name) => (name === "VERSION" ? { value: "5.7.25", type: "text" } : undefined),
};

const ask = (sql: string) => {
  const { columns, rows } = evaluateSelect(sql, around);
  return [columns.map(({ name }) => name), ...rows.map((row) => row.map(toText))];
};

const errnoOf = (sql: string) => {
  try {
    evaluateSelect(sql, around);
    return undefined;
  } catch (error) {
    return error instanceof SqlError ? error.errno : error;
  }
};

test("columns, aliases, conversions and order are as asked, over any white space", () => {
  expect(
    ask(`SELECT id, UPPER(STATUS)   STATUS,
           CAST(UNIX_TIMESTAMP(STOP_TIME)*1000000 AS SIGNED) AS stop_us
         FROM oceanbase.T ORDER BY ZONE, ID DESC;`),
  ).toEqual([
    ["id", "STATUS", "stop_us"],
    ["3", "INACTIVE", null],
    ["1", "ACTIVE", "1700000000123456"],
    ["2", "ACTIVE", null],
  ]);
});

test("rows are picked by equality, lists and NULL", () => {
  expect(ask("SELECT ID FROM T WHERE ZONE = 'Z1' AND STOP_TIME IS NOT NULL")).toEqual([
    ["ID"],
    ["1"],
  ]);
  expect(ask("SELECT ID FROM T WHERE ID IN (2, 3) AND STATUS != 'ACTIVE'")).toEqual([
    ["ID"],
    ["3"],
  ]);
  expect(ask("SELECT ID FROM T ORDER BY ID LIMIT 1")).toEqual([["ID"], ["1"]]);
});

test("aggregates are over all picked rows", () => {
  expect(ask("SELECT COUNT(*), MIN(ID), MAX(ZONE) FROM T WHERE ZONE = 'z1'")).toEqual([
    ["COUNT(*)", "MIN(ID)", "MAX(ZONE)"],
    ["2", "1", "z1"],
  ]);
});

test("a timestamp is shown with microseconds, and as seconds when asked", () => {
  const [, row] = ask("SELECT STOP_TIME, UNIX_TIMESTAMP(STOP_TIME) FROM T WHERE ID = 1");
  expect(row?.[0]).toMatch(/^2023-11-1\d \d\d:\d\d:20\.123456$/);
  expect(row?.[1]).toBe("1700000000.123456");
});

test.each([
  ["SELECT NOPE FROM T", 1054],
  ["SELECT ID FROM T WHERE NOPE = 1", 1054],
  ["SELECT ID FROM T ORDER BY NOPE", 1054],
  ["SELECT * FROM T", 1064],
  ["SELECT ID FROM T GROUP BY ID", 1064],
  ["SELECT ID FROM T WHERE ID > 1", 1064],
  ["SELECT SLEEP(1)", 1064],
  ["SELECT ID FROM T JOIN U", 1064],
  ["SELECT ID FROM T WHERE ID = 1 OR ID = 2", 1064],
  ["SELECT ID; DROP TABLE T", 1064],
])("%s is refused with %i", (sql, errno) => {
  expect(errnoOf(sql)).toBe(errno);
});
