"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SearchInput } from "../ui/search-input";
import type { EndpointEntry } from "./endpoint-doc";
import { EndpointMarks } from "./endpoint-marks";
import { findEndpoints } from "./find-endpoints";
import { MethodBadge } from "./method-badge";

interface EndpointListProps {
  entries: readonly EndpointEntry[];
  topics: readonly { name: string; description: string }[];
}

/** All endpoints by topic, with a field to find one. */
export function EndpointList({ entries, topics }: EndpointListProps) {
  const t = useTranslations("apiDocs");
  const [text, setText] = useState("");
  const found = findEndpoints(entries, text);
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints" className="font-semibold text-ink text-lg">
        {t("endpoints")}
      </h2>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <SearchInput
          label={t("filter")}
          value={text}
          onChange={setText}
          className="w-full sm:w-80"
        />
        <p role="status" className="text-ink-3 text-sm">
          {t("found", { count: found.length })}
        </p>
      </div>
      {found.length === 0 && <p className="mt-6 text-ink-2">{t("nothing")}</p>}
      {topics.map((topic) => (
        <Topic
          key={topic.name}
          topic={topic}
          entries={found.filter(({ tag }) => tag === topic.name)}
        />
      ))}
    </section>
  );
}

interface TopicProps {
  topic: { name: string; description: string };
  entries: readonly EndpointEntry[];
}

function Topic({ topic, entries }: TopicProps) {
  if (entries.length === 0) return null;
  return (
    <section lang="en" className="mt-6">
      <h3 className="font-semibold text-base text-ink">{topic.name}</h3>
      <p className="mt-0.5 text-ink-2 text-sm">{topic.description}</p>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line bg-surface">
        {entries.map((entry) => (
          <EndpointRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

const EndpointRow = ({ entry }: { entry: EndpointEntry }) => (
  <li>
    <Link
      href={`/docs/api/${entry.id}`}
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 hover:bg-surface-2"
    >
      <MethodBadge method={entry.method} />
      <span className="min-w-0 break-all font-mono text-ink text-xs">{entry.path}</span>
      <span className="min-w-48 flex-1 text-ink-2 text-sm">{entry.summary}</span>
      <EndpointMarks {...entry} />
    </Link>
  </li>
);
