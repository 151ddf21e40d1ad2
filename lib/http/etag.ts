import { createHash } from "node:crypto";

/** A weak tag of an answer's data; the envelope's times and trace id have no part in it. */
export function etagOf(dataJson: string): string {
  return `W/"${createHash("sha1").update(dataJson).digest("base64url")}"`;
}

/** Whether `If-None-Match` (a list of tags, or `*`) names the tag, by weak comparison. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = opaqueOf(etag);
  return ifNoneMatch.split(",").some((tag) => opaqueOf(tag.trim()) === opaque);
}

const opaqueOf = (tag: string): string => (tag.startsWith("W/") ? tag.slice(2) : tag);
