import "server-only";
import { type SecretKeys, unseal } from "@/lib/process/secret";

const MOST_KEPT = 10_000;

/**
 * Opens sealed secrets and keeps what it opened in this process, by the sealed bytes themselves: what is
 * sealed anew is opened anew. Throws when none of the keys opens it.
 */
export function createUnsealer(keys: SecretKeys): (sealed: Buffer) => string {
  const opened = new Map<string, string>();

  return (sealed) => {
    const name = sealed.toString("base64");
    const known = opened.get(name);
    if (known !== undefined) return known;
    const secret = unseal(keys, sealed);
    opened.set(name, secret);
    const [oldest] = opened.keys();
    if (opened.size > MOST_KEPT && oldest !== undefined) opened.delete(oldest);
    return secret;
  };
}
