"use client";

import { useTranslations } from "use-intl";
import { CodeBlock } from "./code-block";
import { type EndpointDoc, exampleOf } from "./endpoint-doc";
import { SchemaLine, SchemaTree } from "./schema-tree";
import { useSchemeName } from "./use-scheme-name";

const PLACES = ["path", "query", "header"] as const;

/** Who may ask an endpoint, and with what. */
export function EndpointRequest({ doc }: { doc: EndpointDoc }) {
  const t = useTranslations("apiDocs");
  return (
    <section aria-labelledby="request" className="space-y-4">
      <h2 id="request" className="font-semibold text-ink text-lg">
        {t("request")}
      </h2>
      <Permission doc={doc} />
      {PLACES.map((place) => (
        <Parameters key={place} doc={doc} place={place} />
      ))}
      {doc.body && <Body doc={doc} body={doc.body} />}
    </section>
  );
}

function Permission({ doc }: { doc: EndpointDoc }) {
  const t = useTranslations("apiDocs");
  const nameOf = useSchemeName();
  const words: Record<string, string> = { ANYONE: t("anyone"), SIGNED_IN: t("signedIn") };
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
      <dt className="text-ink-3">{t("permission")}</dt>
      <dd className="text-ink">
        {words[doc.permission] ?? <code className="font-mono text-xs">{doc.permission}</code>}
      </dd>
      {doc.schemes.length > 0 && (
        <>
          <dt className="text-ink-3">{t("signIn")}</dt>
          <dd className="text-ink">{doc.schemes.map(nameOf).join(" · ")}</dd>
        </>
      )}
    </dl>
  );
}

function Parameters({ doc, place }: { doc: EndpointDoc; place: (typeof PLACES)[number] }) {
  const t = useTranslations("apiDocs");
  const parameters = doc.parameters.filter((one) => one.in === place);
  if (parameters.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium text-ink text-sm">{t(`places.${place}`)}</h3>
      <ul className="mt-1 divide-y divide-line rounded-md border border-line bg-surface">
        {parameters.map(({ name, schema, required, deprecated, description }) => (
          <li key={name} className="px-3 py-2">
            <SchemaLine
              name={name}
              schema={{
                ...schema,
                ...(description !== undefined && { description }),
                ...(deprecated !== undefined && { deprecated }),
              }}
              schemas={doc.schemas}
              mark="required"
              isRequired={required === true}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Body({ doc, body }: { doc: EndpointDoc; body: NonNullable<EndpointDoc["body"]> }) {
  const t = useTranslations("apiDocs");
  const example = exampleOf(body.schema, doc.schemas);
  return (
    <section>
      <h3 className="font-medium text-ink text-sm">{t("body")}</h3>
      {!doc.isBodyRequired && <p className="mt-0.5 text-ink-2 text-sm">{t("bodyOptional")}</p>}
      <div className="mt-1">
        <SchemaTree schema={body.schema} schemas={doc.schemas} mark="required" />
      </div>
      {example !== undefined && (
        <CodeBlock
          code={JSON.stringify(example, null, 2)}
          label={t("bodyExample")}
          copyLabel={t("copyExample")}
        />
      )}
    </section>
  );
}
