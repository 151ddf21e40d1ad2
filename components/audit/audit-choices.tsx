"use client";

import { useLocale, useTranslations } from "use-intl";
import { useClusters } from "../cluster/use-clusters";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import type { AuditList } from "./use-audit-filter";
import { useAuditWords } from "./use-audit-words";

const GROW = "min-w-0 max-sm:flex-1 max-sm:basis-36 sm:max-w-52";

export function TypeChoice({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { types } = useAuditWords();
  return (
    <NamedChoice
      label={t("type")}
      any={t("anyType")}
      names={Object.entries(types)}
      chosen={list.filter.eventType}
      onChange={(type) => list.choose({ type })}
    />
  );
}

export function EventChoice({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { events } = useAuditWords();
  const { compare } = new Intl.Collator(useLocale());
  return (
    <NamedChoice
      label={t("event")}
      any={t("anyEvent")}
      names={Object.entries(events).sort(([, one], [, other]) => compare(one, other))}
      chosen={list.filter.operationEvent}
      onChange={(event) => list.choose({ event })}
    />
  );
}

/** The clusters that may be read; one that is not among them stays chosen by its number. */
export function ClusterChoice({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { clusterId } = list.filter;
  const names = useClusters().map(({ id, name }) => [String(id), name] as const);
  return (
    <NamedChoice
      label={t("cluster")}
      any={t("anyCluster")}
      names={names}
      chosen={clusterId === undefined ? undefined : String(clusterId)}
      unknown={(id) => t("clusterNumber", { id })}
      onChange={(id) => list.choose({ cluster: id === null ? null : Number(id) })}
    />
  );
}

export function TaskChoice({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { taskId } = list.filter;
  return (
    <span className="w-32 max-sm:flex-1 max-sm:basis-28">
      <Input
        aria-label={t("task")}
        placeholder={t("task")}
        inputMode="numeric"
        autoComplete="off"
        value={taskId ?? ""}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, "").slice(0, 15);
          list.choose({ task: Number(digits) || null });
        }}
      />
    </span>
  );
}

interface NamedChoiceProps {
  label: string;
  /** What is said when nothing is chosen. */
  any: string;
  names: readonly (readonly [value: string, label: string])[];
  chosen: string | undefined;
  /** What a chosen value is called that is not among the names. */
  unknown?: (value: string) => string;
  onChange: (value: string | null) => void;
}

function NamedChoice(props: NamedChoiceProps) {
  const { label, any, names, chosen, unknown = (value) => value, onChange } = props;
  const isKnown = chosen === undefined || names.some(([value]) => value === chosen);
  return (
    <Select
      label={label}
      value={chosen ?? ""}
      onChange={(value) => onChange(value === "" ? null : value)}
      className={GROW}
      options={[
        { value: "", label: any },
        ...(isKnown ? [] : [{ value: chosen, label: unknown(chosen) }]),
        ...names.map(([value, text]) => ({ value, label: text })),
      ]}
    />
  );
}
