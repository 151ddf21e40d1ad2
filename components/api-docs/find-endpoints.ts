import type { EndpointEntry } from "./endpoint-doc";

/** The endpoints that have every word somewhere in name, path, method, topic or summary, in any case. */
export function findEndpoints(
  entries: readonly EndpointEntry[],
  text: string,
): readonly EndpointEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ id, method, path, summary, tag }) => {
    const about = `${id} ${method} ${path} ${summary} ${tag}`.toLowerCase();
    return words.every((word) => about.includes(word));
  });
}
