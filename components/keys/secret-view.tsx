"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { downloadText } from "@/lib/client/download";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Notice } from "../ui/notice";
import type { KeyPair } from "./new-key-form";

interface SecretViewProps {
  pair: KeyPair;
  /** Somebody is about to leave without having kept the secret. */
  isLeaving: boolean;
  /** It has been copied or saved. */
  onKept: () => void;
  onStay: () => void;
  onDone: () => void;
  onLeave: () => void;
}

/** An access key and its secret, to be copied or saved now or never. */
export function SecretView(props: SecretViewProps) {
  const { pair, isLeaving, onKept, onStay, onDone, onLeave } = props;
  const t = useTranslations("keys");

  function save() {
    const file = { address: window.location.origin, ...pairOf(pair) };
    const name = `obdeck-access-key-${pair.accessKey}.json`;
    downloadText(`${JSON.stringify(file, undefined, 2)}\n`, name, "application/json");
    onKept();
  }

  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-ink-2 text-sm">
        {t("secretLead")}
      </p>
      <dl className="flex flex-col gap-3">
        <Part name={t("accessKey")} text={pair.accessKey} copyLabel={t("copyAccess")} />
        <Part
          name={t("secretKey")}
          text={pair.secretKey}
          copyLabel={t("copySecret")}
          onCopied={onKept}
        />
      </dl>
      {isLeaving && (
        <Notice tone="attention" role="alert" title={t("unkeptTitle")}>
          {t("unkeptText")}
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={onStay}>
              {t("back")}
            </Button>
            <Button size="sm" onClick={onLeave}>
              {t("leave")}
            </Button>
          </div>
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={save}>
          <Download aria-hidden="true" className="size-4" />
          {t("download")}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}

const pairOf = ({ accessKey, secretKey }: KeyPair) => ({ accessKey, secretKey });

interface PartProps {
  name: string;
  text: string;
  copyLabel: string;
  onCopied?: () => void;
}

function Part({ name, text, copyLabel, onCopied }: PartProps) {
  return (
    <div>
      <dt className="font-medium text-ink text-sm">{name}</dt>
      <dd className="mt-1 flex items-center gap-2 rounded-md border border-line bg-surface-2 py-1 pr-1 pl-2.5">
        <span className="min-w-0 flex-1 select-all break-all font-mono text-ink text-sm">
          {text}
        </span>
        <CopyButton text={text} label={copyLabel} {...(onCopied && { onCopied })} />
      </dd>
    </div>
  );
}
