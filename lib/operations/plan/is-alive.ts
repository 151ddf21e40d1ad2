import type { PlanServer } from "./plan-facts";

/** Whether the observer works and so keeps its logs in sync; one whose service is stopped does too. */
export const isAlive = ({ status }: PlanServer): boolean =>
  status === "RUNNING" || status === "SERVICE_STOPPED";
