import "server-only";
import pino from "pino";
import { logLevel } from "./log-level";
import { serializeError } from "./serialize-error";
import { singleton } from "./singleton";

/** The console's own log: one JSON line an event on standard error. Never secrets. */
export const log = singleton("log", () =>
  pino(
    {
      level: logLevel(process.env.OBDECK_LOG_LEVEL),
      base: null,
      serializers: { err: serializeError },
      redact: [
        "password",
        "*.password",
        "*.sysPassword",
        "headers.authorization",
        "headers.cookie",
      ],
    },
    pino.destination({ fd: 2, sync: true }),
  ),
);
