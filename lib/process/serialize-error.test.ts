import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { serializeError } from "./serialize-error";

test("a failed statement is logged without the values it was given", () => {
  const cause = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: "Key (password_hash)=(secret) already exists.",
  });
  const error = new DrizzleQueryError("insert into user values ($1)", ["secret"], cause);
  const text = JSON.stringify(serializeError(error));
  expect(text).not.toContain("secret");
  expect(JSON.parse(text)).toMatchObject({ code: "23505", message: "duplicate key" });
});

test("nor are the values logged of one that is the cause of another, or has no cause itself", () => {
  const inner = new DrizzleQueryError("insert into user values ($1)", ["secret"]);
  const text = JSON.stringify(serializeError(new Error("no user", { cause: inner })));
  expect(text).not.toContain("secret");
  expect(JSON.parse(text)).toMatchObject({ query: "insert into user values ($1)" });
});

test("any other error is logged with its stack", () => {
  expect(serializeError(new TypeError("no"))).toMatchObject({
    type: "TypeError",
    message: "no",
    stack: expect.stringContaining("TypeError: no"),
  });
});
