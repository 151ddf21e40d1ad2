"use client";

import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageTitle } from "../shell/page-title";

interface SettingsHeadProps {
  title: string;
  /** One or two sentences about the page, or marks of what it shows. */
  lead?: ReactNode;
  /** The list that the page belongs to. */
  back?: { href: Route; label: string };
  /** What can be done here. */
  children?: ReactNode;
}

/** The head of a page of the settings: its `<h1>`, what it is about and what can be done. */
export function SettingsHead({ title, lead, back, children }: SettingsHeadProps) {
  return (
    <header className="mb-5">
      <PageTitle>{title}</PageTitle>
      {back && (
        <Link
          href={back.href}
          className="-ml-1 mb-1 inline-flex min-h-6 items-center gap-0.5 rounded text-ink-2 text-sm hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h1 className="break-words font-semibold text-ink text-xl tracking-tight">{title}</h1>
          {lead && <div className="mt-1 max-w-prose text-ink-2 text-sm">{lead}</div>}
        </div>
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
    </header>
  );
}
