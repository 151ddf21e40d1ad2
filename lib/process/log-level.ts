/** What `OBDECK_LOG_LEVEL` may be. */
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;

/**
 * The level to log at. A wrong one is `info` here, so that the log is there when the settings, which
 * are read later, refuse it in a sentence.
 */
export const logLevel = (given: string | undefined): (typeof LOG_LEVELS)[number] =>
  LOG_LEVELS.find((level) => level === given) ?? "info";
