import { expect, test } from "vitest";
import { checkDag } from "./check-dag";

const node = (key: string, ...upstreams: string[]) => ({ key, upstreams });

test("a diamond is a DAG", () => {
  const diamond = [node("a"), node("b", "a"), node("c", "a"), node("d", "b", "c")];
  expect(() => checkDag(diamond)).not.toThrow();
});

test("what is wrong with a graph is said by name", () => {
  expect(() => checkDag([])).toThrow("at least one");
  expect(() => checkDag([node("a"), node("a")])).toThrow("same key");
  expect(() => checkDag([node("a", "x")])).toThrow("a waits for unknown x");
  expect(() => checkDag([node("a"), node("b", "a", "a")])).toThrow("b names an upstream twice");
  expect(() => checkDag([node("a"), node("b", "a", "c"), node("c", "b")])).toThrow("b, c");
  expect(() => checkDag([node("a", "a")])).toThrow("wait for each other: a");
});
