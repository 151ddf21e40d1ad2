import { describe, expect, it } from "vitest";
import { press, pressAll } from "./selection";

const ORDER = [10, 30, 20, 40];

describe("the selection of servers", () => {
  it("takes and gives back one server at a time", () => {
    const one = press(new Set(), ORDER, { id: 30, isOn: true });
    expect([...one]).toEqual([30]);
    expect([...press(one, ORDER, { id: 30, isOn: false })]).toEqual([]);
  });

  it("takes everything between two presses in the order of the table, upwards too", () => {
    const down = press(new Set([10]), ORDER, { id: 20, isOn: true, anchor: 10 });
    expect([...down].toSorted()).toEqual([10, 20, 30]);
    const up = press(new Set([40]), ORDER, { id: 30, isOn: true, anchor: 40 });
    expect([...up].toSorted()).toEqual([20, 30, 40]);
  });

  it("gives a range back as well", () => {
    const after = press(new Set(ORDER), ORDER, { id: 20, isOn: false, anchor: 10 });
    expect([...after]).toEqual([40]);
  });

  it("takes one alone when where the range began is no longer shown", () => {
    expect([...press(new Set(), ORDER, { id: 40, isOn: true, anchor: 99 })]).toEqual([40]);
  });

  it("leaves alone what the filter hides", () => {
    expect([...pressAll(new Set([7]), ORDER, true)].length).toBe(5);
    expect([...pressAll(new Set([7, ...ORDER]), ORDER, false)]).toEqual([7]);
  });
});
