import { describe, expect, it } from "vitest";
import { serverStatesFor } from "@/lib/contract/action";
import { whyNotStart } from "./why-not-start";

const task = {
  id: 7,
  name: "Start OB server",
  creatorName: "admin",
  successful: 1,
  total: 9,
  startTime: "2026-01-02T03:04:05+08:00",
};

describe("whyNotStart", () => {
  it.each(serverStatesFor("START"))(
    "lets a cluster manager start a server that is %s",
    (status) => {
      expect(whyNotStart({ status }, "CLUSTER_MANAGER")).toBeUndefined();
    },
  );

  it("names the task that holds the server before anything else", () => {
    expect(whyNotStart({ status: "PROCESS_STOPPED", task }, "CLUSTER_VIEWER")).toBe("held");
  });

  it("tells a viewer that the role is what is missing", () => {
    expect(whyNotStart({ status: "PROCESS_STOPPED" }, "CLUSTER_VIEWER")).toBe("permission");
  });

  it("refuses what runs and what is going away", () => {
    expect(whyNotStart({ status: "RUNNING" }, "ADMIN")).toBe("running");
    expect(whyNotStart({ status: "DELETING" }, "ADMIN")).toBe("deleting");
    expect(whyNotStart({ status: "DELETED" }, "ADMIN")).toBe("deleting");
  });
});
