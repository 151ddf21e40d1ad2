import { strToU8, Zip, ZipDeflate } from "fflate";

/** A file that a zip shall hold. Its text is asked for when its turn comes. */
export interface ZipEntry {
  name: string;
  open(): AsyncIterable<string>;
}

/** The most files of a zip in its plain form, which every program can open. */
export const MOST_ENTRIES = 65_535;

/**
 * A zip that is written as it is read: one entry is open at a time, none before the reader comes to it, and
 * none when the reader has gone. An error of an entry breaks the zip off, so that a part is not taken for all.
 */
export function zipOf(entries: readonly ZipEntry[]): ReadableStream<Uint8Array> {
  const parts = partsOf(entries);
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* partsOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    if (part.length > 0) ready.push(part);
  });
  for (const { name, open } of entries) {
    const file = new ZipDeflate(name);
    zip.add(file);
    for await (const text of open()) {
      file.push(strToU8(text));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
