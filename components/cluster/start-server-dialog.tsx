"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Cluster, Server } from "@/lib/contract/cluster";
import { useMe } from "../shell/me";
import { ServerStatusLabel } from "../status/status-label";
import { useNames } from "../task/use-names";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { addressOf } from "./address-of";
import { StartImpact } from "./start-impact";
import { StartProblem } from "./start-problem";
import { START_STEPS } from "./start-steps";
import { useRefusal } from "./use-refusal";
import { useStartServer } from "./use-start-server";
import { whyNotStart } from "./why-not-start";

interface StartServerDialogProps {
  cluster: Cluster;
  /** As polled, so that the dialog notices when someone else was faster. */
  server: Server;
  onClose: () => void;
}

/** What starting a server will do, whether it may be done now, and the button that does it. */
export function StartServerDialog({ cluster, server, onClose }: StartServerDialogProps) {
  const t = useTranslations("clusters.start");
  const me = useMe();
  const wordsOf = useRefusal();
  const start = useStartServer(server);
  const isBusy = start.isPending || start.isSuccess;
  const refusal = isBusy ? undefined : whyNotStart(server, me.role);
  const common = useTranslations("common");

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t("title", { server: addressOf(server) })}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            data-autofocus
            pending={isBusy}
            disabledReason={refusal && wordsOf(refusal, server)}
            onClick={() => start.mutate()}
          >
            {isBusy ? t("pending") : t("submit")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <StartProblem error={start.error} refusal={refusal} server={server} />
        <Facts cluster={cluster} server={server} />
        <StartImpact cluster={cluster} server={server} />
        <Steps />
      </div>
    </Dialog>
  );
}

function Facts({ cluster, server }: { cluster: Cluster; server: Server }) {
  const t = useTranslations("clusters.start");
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 rounded-md bg-surface-2 px-4 py-3 text-sm sm:grid-cols-[auto_1fr_auto_1fr]">
      <Fact name={t("cluster")}>{cluster.name}</Fact>
      <Fact name={t("zone")}>{server.zoneName}</Fact>
      <Fact name={t("state")}>
        <ServerStatusLabel status={server.status} />
      </Fact>
      <Fact name={t("directory")}>
        <span className="break-all font-mono text-xs">{server.runPath}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-ink">{children}</dd>
    </>
  );
}

function Steps() {
  const t = useTranslations("clusters.start");
  const { nameOf } = useNames();
  return (
    <section aria-labelledby="start-steps">
      <h3 id="start-steps" className="font-medium text-ink text-sm">
        {t("stepsTitle")}
      </h3>
      <p className="text-ink-2 text-sm">{t("stepsNote")}</p>
      <ol className="mt-3 gap-x-6 sm:columns-2">
        {START_STEPS.map((step, index) => (
          <li key={step} className="mb-2.5 flex break-inside-avoid gap-2.5 text-sm">
            <span
              aria-hidden="true"
              className="mt-px flex size-5 shrink-0 items-center justify-center rounded-full bg-surface-2 font-medium text-ink-2 text-xs"
            >
              {index + 1}
            </span>
            <span className="min-w-0">
              <span className="block text-ink">{nameOf(step)}</span>
              <span className="block text-ink-3 text-xs">{t(`what.${step}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
