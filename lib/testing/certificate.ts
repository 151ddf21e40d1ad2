import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate for 127.0.0.1 that signs itself, with its key, as PEM files in a directory. */
export interface Certificate {
  certFile: string;
  keyFile: string;
  pem: string;
}

/** Makes one by the machine's `openssl`; its name tells it from others. */
export function makeCertificate(directory: string, name: string): Certificate {
  mkdirSync(directory, { recursive: true });
  const [certFile, keyFile] = [join(directory, `${name}.pem`), join(directory, `${name}-key.pem`)];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-days", "1", "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"],
      ...["-keyout", keyFile, "-out", certFile],
    ],
    { stdio: "pipe" },
  );
  return { certFile, keyFile, pem: readFileSync(certFile, "utf8") };
}
