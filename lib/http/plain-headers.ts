import type { ServerResponse } from "node:http";

/**
 * Next sets each header of a route's answer as a list of one, in which its own gzip does not find the
 * Content-Type (vercel/next.js#98007). Such a list becomes its one value.
 */
export function plainHeaders(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    set(name, Array.isArray(value) && value.length === 1 ? (value[0] ?? "") : value);
}
