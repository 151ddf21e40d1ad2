import "server-only";
import type { OpenApiDocument } from "@/lib/contract/openapi";
import { openApiDocument } from "@/lib/http/openapi";
import { VERSION } from "./version";

let made: OpenApiDocument | undefined;

/** The document of this console's API; made when it is first asked for, and the same from then on. */
export function apiDocument(): OpenApiDocument {
  made ??= openApiDocument(VERSION);
  return made;
}
