// The certificate of a console that serves https itself.
import { readFileSync, watchFile } from "node:fs";
import { createSecureContext } from "node:tls";
import { say } from "./prepare.mjs";

const LOOK_MS = 2000;

/**
 * The certificate and key that `OBDECK_TLS_CERT` and `OBDECK_TLS_KEY` name, or nothing when neither is
 * set. Ends the program with a sentence when they cannot be used.
 */
export function readTls() {
  const { OBDECK_TLS_CERT: certFile, OBDECK_TLS_KEY: keyFile } = process.env;
  if (!certFile && !keyFile) return undefined;
  try {
    if (!certFile || !keyFile)
      throw new Error(
        `OBDECK_TLS_CERT and OBDECK_TLS_KEY belong together; ${certFile ? "OBDECK_TLS_KEY" : "OBDECK_TLS_CERT"} is not set.`,
      );
    return { certFile, keyFile, context: contextOf(certFile, keyFile) };
  } catch (error) {
    console.error(`[obdeck] cannot serve https: ${error.message}`);
    process.exit(1);
  }
}

/** Takes a renewed certificate within seconds after its files have changed; keeps the old one while they do not fit. */
export function keepRenewed(server, { certFile, keyFile }) {
  const renew = () => {
    try {
      server.setSecureContext(contextOf(certFile, keyFile));
      say("https goes on with the renewed certificate");
    } catch (error) {
      say(`https goes on with the old certificate: ${error.message}`);
    }
  };
  for (const file of [certFile, keyFile]) watchFile(file, { interval: LOOK_MS }, renew);
}

function contextOf(certFile, keyFile) {
  const cert = readPem("OBDECK_TLS_CERT", certFile);
  const key = readPem("OBDECK_TLS_KEY", keyFile);
  /** @type {import("node:tls").SecureContextOptions} */
  const context = { cert, key, minVersion: "TLSv1.2" };
  try {
    createSecureContext(context);
  } catch (error) {
    throw new Error(
      `the certificate in ${certFile} and the key in ${keyFile} cannot be used together (${error.message}).`,
    );
  }
  return context;
}

function readPem(setting, file) {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`${setting} names ${file}, which cannot be read (${error.code}).`);
  }
}
