"use client";

import { ServerCog } from "lucide-react";
import { useTranslations } from "use-intl";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";

const EXAMPLE = JSON.stringify(
  {
    clusters: [
      {
        name: "ob_demo",
        obClusterId: 1,
        sysPassword: "…",
        servers: [
          {
            zone: "zone1",
            ip: "10.0.0.1",
            home: "/home/admin/observer",
            host: { address: "10.0.0.1", kind: "local" },
          },
        ],
      },
    ],
  },
  undefined,
  2,
);

/** The first page of a console that looks after nothing yet: how to change that. */
export function NoClusters() {
  const t = useTranslations("clusters.list");
  return (
    <div className="mt-5">
      <EmptyState
        icon={<ServerCog aria-hidden="true" />}
        title={t("emptyTitle")}
        action={
          <figure className="w-full max-w-md text-left">
            <figcaption className="mb-1 flex items-center justify-between text-ink-3 text-xs">
              {t("emptyFile")}
              <CopyButton text={EXAMPLE} />
            </figcaption>
            <pre className="overflow-x-auto rounded-md border border-line bg-surface-2 p-3 font-mono text-ink-2 text-xs">
              {EXAMPLE}
            </pre>
          </figure>
        }
      >
        {t("emptyText")}
      </EmptyState>
    </div>
  );
}
