import type { Via } from "@/lib/contract/audit";
import type { Failure } from "@/lib/contract/failure";

/** What a handler may say beside the data itself. */
interface Extras {
  /** The tag of the data, when the handler knows it without the data. */
  etag?: string;
  /** The caller has it already: 304. */
  notModified?: true;
  status?: number;
  /** Values of `Set-Cookie`. */
  cookies?: readonly string[];
  /** Where an endpoint that redirects leads the browser. */
  location?: string;
  /** Why a browser was led back, for the audit. */
  refused?: Failure;
  /** Who came in by this call, for the audit. */
  signedIn?: { userName: string; via: Via };
  /** What the file of a download is saved as. */
  fileName?: string;
  /** The task that the call created, for the audit. */
  taskId?: number;
}

/** An answer that is more than its data. */
export class Answer<Data> {
  readonly data: Data | undefined;
  readonly extras: Extras;

  constructor(data: Data | undefined, extras: Extras) {
    this.data = data;
    this.extras = extras;
  }

  /** The caller already has the answer with this tag. */
  static notModified(etag: string): Answer<never> {
    return new Answer<never>(undefined, { etag, notModified: true });
  }
}
