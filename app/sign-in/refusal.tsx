"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";

/** Why single sign-on led back here, by the code that it came back with. */
const REFUSALS = {
  "IAM10000.ssoDenied": "denied",
  "IAM10000.ssoStale": "stale",
  "IAM10000.ssoOff": "off",
  IAM10001: "disabled",
  "COM10005.ssoName": "nameTaken",
  COM10001: "nameUnfit",
} as const;

const isKnown = (code: string): code is keyof typeof REFUSALS => Object.hasOwn(REFUSALS, code);

/** Says why the way through the identity provider did not lead in. */
export function Refusal({ code }: { code: string }) {
  const t = useTranslations("signIn.refusal");
  return (
    <div className="mt-6">
      <Notice tone="bad" role="alert">
        {t(isKnown(code) ? REFUSALS[code] : "failed")}
      </Notice>
    </div>
  );
}
