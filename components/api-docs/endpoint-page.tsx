"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { PageTitle } from "../shell/page-title";
import { CopyButton } from "../ui/copy-button";
import { Answers } from "./answers";
import { CodeBlock } from "./code-block";
import { curlOf } from "./curl-of";
import { type EndpointDoc, type EndpointEntry, exampleOf } from "./endpoint-doc";
import { EndpointMarks } from "./endpoint-marks";
import { EndpointRequest } from "./endpoint-request";
import { EndpointSteps } from "./endpoint-steps";
import { Failures } from "./failures";
import { MethodBadge } from "./method-badge";

interface EndpointPageProps {
  doc: EndpointDoc;
  entries: readonly EndpointEntry[];
  origin: string;
}

/** One endpoint: what it takes, what it answers, how it fails, and how to call it. */
export function EndpointPage({ doc, entries, origin }: EndpointPageProps) {
  const t = useTranslations("apiDocs");
  const body = doc.body && exampleOf(doc.body.schema, doc.schemas);
  const needsUser = doc.schemes.length > 0;
  const curl = curlOf({ ...doc, body, needsUser }, origin);
  return (
    <div className="mx-auto max-w-5xl space-y-8">
      <PageTitle>{doc.id}</PageTitle>
      <header>
        <Link href="/docs/api" className="text-accent text-sm hover:underline">
          {t("allEndpoints")}
        </Link>
        <h1 lang="en" className="mt-2 font-semibold text-ink text-xl tracking-tight">
          {doc.summary}
        </h1>
        <div className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <MethodBadge method={doc.method} />
          <code className="break-all font-mono text-ink text-sm">{doc.path}</code>
          <CopyButton text={`${origin}${doc.path}`} label={t("copyLink")} />
          <code className="font-mono text-ink-3 text-xs">{doc.id}</code>
          <EndpointMarks {...doc} />
        </div>
      </header>
      <EndpointRequest doc={doc} />
      <section aria-labelledby="curl">
        <h2 id="curl" className="font-semibold text-ink text-lg">
          {t("curl")}
        </h2>
        <CodeBlock code={curl} label={t("curl")} copyLabel={t("copyCurl")} />
      </section>
      <Answers doc={doc} />
      <Failures failures={doc.failures} />
      <EndpointSteps id={doc.id} entries={entries} />
    </div>
  );
}
