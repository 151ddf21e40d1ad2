/** The nine steps of starting a server, by the names that the API gives them, in their order. */
export const START_STEPS = [
  "Prepare start observer",
  "Start observer process",
  "Wait observer active",
  "Start ocp agent service",
  "Start server",
  "Update observer status",
  "Update zone status",
  "Sync cluster info",
  "Update OB cluster status",
] as const;
