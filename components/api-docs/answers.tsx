"use client";

import { useTranslations } from "use-intl";
import { CodeBlock } from "./code-block";
import { type EndpointDoc, exampleOf } from "./endpoint-doc";
import { typeOf } from "./schema";
import { SchemaTree } from "./schema-tree";

/** What an endpoint answers when all goes well, by status. */
export function Answers({ doc }: { doc: EndpointDoc }) {
  const t = useTranslations("apiDocs");
  return (
    <section aria-labelledby="answers" className="space-y-4">
      <h2 id="answers" className="font-semibold text-ink text-lg">
        {t("answers")}
      </h2>
      {doc.answers.map((answer) => (
        <Answer key={answer.status} answer={answer} doc={doc} />
      ))}
    </section>
  );
}

function Answer({ answer, doc }: { answer: EndpointDoc["answers"][number]; doc: EndpointDoc }) {
  const t = useTranslations("apiDocs");
  const { status, description, type, schema } = answer;
  const example = exampleOf(schema, doc.schemas);
  return (
    <section>
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium text-ink text-sm">
        <span className="font-mono">{status}</span>
        <span lang="en">{description}</span>
        <code className="font-mono font-normal text-ink-3 text-xs">
          {type ? `${type} · ${typeOf(schema)}` : t("withoutBody")}
        </code>
      </h3>
      <div className="mt-1">
        <SchemaTree schema={schema} schemas={doc.schemas} mark="optional" />
      </div>
      {example !== undefined && (
        <CodeBlock
          code={typeof example === "string" ? example : JSON.stringify(example, null, 2)}
          label={t("answerExample", { status })}
          copyLabel={t("copyExample")}
        />
      )}
    </section>
  );
}
