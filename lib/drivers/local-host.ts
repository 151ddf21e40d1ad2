import "server-only";
import { createHost } from "./create-host";
import type { HostDriver } from "./host";
import { runLocally } from "./run-locally";

/** This machine. */
export const localHost: HostDriver = createHost(runLocally);
