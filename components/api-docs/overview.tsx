"use client";

import { FileJson } from "lucide-react";
import { useTranslations } from "use-intl";
import type { OpenApiDocument } from "@/lib/contract/openapi";
import { PageTitle } from "../shell/page-title";
import { buttonClass } from "../ui/button-class";
import { CodeBlock } from "./code-block";
import type { EndpointEntry } from "./endpoint-doc";
import { EndpointList } from "./endpoint-list";
import { Prose } from "./prose";
import { useSchemeName } from "./use-scheme-name";

interface OverviewProps {
  entries: readonly EndpointEntry[];
  document: Pick<OpenApiDocument, "info" | "tags"> & {
    schemes: OpenApiDocument["components"]["securitySchemes"];
  };
  origin: string;
}

/** The API as a whole: what it is, how to say who calls, and every endpoint. */
export function Overview({ entries, document, origin }: OverviewProps) {
  const t = useTranslations("apiDocs");
  const { info, tags, schemes } = document;
  return (
    <div className="mx-auto max-w-5xl space-y-8">
      <PageTitle>{t("title")}</PageTitle>
      <section>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="font-semibold text-ink text-xl tracking-tight">
            {info.title} {t("title")} {info.version}
          </h1>
          <a href="/api/v2/openapi.json" className={buttonClass("secondary", "sm")}>
            <FileJson aria-hidden="true" className="size-4" />
            {t("document")}
          </a>
        </div>
        <p className="mt-1 text-ink-2">{t("lead", { count: entries.length })}</p>
        <div className="mt-3">
          <Prose text={info.description} />
        </div>
        <p className="mt-3 text-ink-2 text-sm">{t("documentHint")}</p>
        <CodeBlock
          code={`npx openapi-typescript ${origin}/api/v2/openapi.json -o obdeck.d.ts`}
          label={t("documentHint")}
          copyLabel={t("copyCurl")}
        />
      </section>
      <Schemes schemes={schemes} />
      <EndpointList entries={entries} topics={tags} />
    </div>
  );
}

function Schemes({ schemes }: { schemes: OverviewProps["document"]["schemes"] }) {
  const t = useTranslations("apiDocs");
  const nameOf = useSchemeName();
  return (
    <section aria-labelledby="sign-in">
      <h2 id="sign-in" className="font-semibold text-ink text-lg">
        {t("signIn")}
      </h2>
      {Object.entries(schemes).map(([scheme, { description }]) => (
        <details key={scheme} className="mt-2 rounded-md border border-line bg-surface">
          <summary className="cursor-pointer px-4 py-2 font-medium text-ink text-sm">
            {nameOf(scheme)}
          </summary>
          <div className="px-4 pb-3">
            <Prose text={description} />
          </div>
        </details>
      ))}
    </section>
  );
}
