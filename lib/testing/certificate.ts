import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A certificate for 127.0.0.1 that signs itself, with its key, as PEM files in a directory. */
export interface Certificate {
  certFile: string;
  keyFile: string;
  pem: string;
}

/** Makes one; its name tells it from others. */
export async function makeCertificate(directory: string, name: string): Promise<Certificate> {
  mkdirSync(directory, { recursive: true });
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const [certFile, keyFile] = [join(directory, `${name}.pem`), join(directory, `${name}-key.pem`)];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  return { certFile, keyFile, pem: cert };
}
