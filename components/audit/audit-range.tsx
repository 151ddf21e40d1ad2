"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { AUDIT_SPANS } from "@/lib/client/audit-queries";
import { localTime } from "../task/local-time";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import type { AuditList } from "./use-audit-filter";

const RANGES = ["ALL", "HOUR", "DAY", "WEEK", "MONTH", "CUSTOM"] as const;
type Range = (typeof RANGES)[number];

/** When: one of a few spans up to now, or from one moment to another. */
export function AuditRange({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { span, from, to } = list.filter;
  const range: Range = span ?? (from || to ? "CUSTOM" : "ALL");

  function choose(chosen: Range) {
    const isSpan = chosen !== "ALL" && chosen !== "CUSTOM";
    const dayAgo = () => new Date(Date.now() - AUDIT_SPANS.DAY);
    list.choose({
      last: isSpan ? chosen : null,
      from: chosen === "CUSTOM" ? (from ?? dayAgo()) : null,
      to: chosen === "CUSTOM" ? (to ?? null) : null,
    });
  }

  return (
    <>
      <Select
        label={t("range")}
        value={range}
        onChange={choose}
        className="max-sm:flex-1 max-sm:basis-36"
        options={RANGES.map((value) => ({ value, label: t(`ranges.${value}`) }))}
      />
      {range === "CUSTOM" && (
        <>
          <Moment label={t("from")} value={from} onChange={(next) => list.choose({ from: next })} />
          <Moment label={t("to")} value={to} onChange={(next) => list.choose({ to: next })} />
        </>
      )}
    </>
  );
}

interface MomentProps {
  label: string;
  value: Date | undefined;
  onChange: (value: Date | null) => void;
}

/** A moment in the reader's zone, to the minute. */
function Moment({ label, value, onChange }: MomentProps) {
  const text = value ? localTime(value.toISOString()).slice(0, 16).replace(" ", "T") : "";
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2 text-ink-2 text-sm max-sm:w-full max-sm:justify-between">
      <label htmlFor={id} className="whitespace-nowrap">
        {label}
      </label>
      <span className="w-52">
        <Input
          id={id}
          type="datetime-local"
          value={text}
          onChange={({ target }) => onChange(target.value === "" ? null : new Date(target.value))}
        />
      </span>
    </span>
  );
}
