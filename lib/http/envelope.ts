import { hostname } from "node:os";
import type { Failure, Locale } from "@/lib/contract/failure";
import { toTime } from "@/lib/contract/time";
import { toJson } from "./to-json";

const SERVER = hostname();

/** What the envelope says about the request beside its data. */
export interface Facts {
  status: number;
  /** `performance.now()` when the request came in. */
  begun: number;
  traceId: string;
}

/** OCP's envelope around data that is already JSON; without data, there is no `data`. */
export function envelopeOf(dataJson: string | undefined, facts: Facts): string {
  return `{${dataJson === undefined ? "" : `"data":${dataJson},`}${rest(facts)}`;
}

/** OCP's envelope around a failure, in the caller's language. */
export function failureEnvelopeOf(failure: Failure, locale: Locale, facts: Facts): string {
  const error = {
    code: failure.wireCode,
    message: failure.in(locale),
    subErrors: failure.fields.length > 0 ? failure.fields : undefined,
    holder: failure.holder,
    changes: failure.changes.length > 0 ? failure.changes : undefined,
  };
  const { duration, ...after } = partsOf(facts);
  return toJson({ duration, error, ...after });
}

/** OCP's answer to one call too many: its code is a number, and of the call nothing is said. */
export function refusedRateEnvelopeOf(failure: Failure, locale: Locale, facts: Facts): string {
  const error = { code: 0, message: failure.in(locale) };
  return toJson({ ...partsOf(facts), duration: 0, error, traceId: "" });
}

const rest = (facts: Facts): string => toJson(partsOf(facts)).slice(1);

function partsOf({ status, begun, traceId }: Facts) {
  return {
    duration: Math.round(performance.now() - begun),
    server: SERVER,
    status,
    successful: status < 400,
    timestamp: toTime(new Date()),
    traceId,
  };
}
