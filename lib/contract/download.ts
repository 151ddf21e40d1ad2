import { z } from "zod";

/** The data of an endpoint that answers a file: its bytes, as they come. */
export const FileBytes = z.custom<ReadableStream<Uint8Array>>(
  (value) => value instanceof ReadableStream,
);
