"use client";

import type { ReactNode } from "react";
import { SaidProvider } from "./said";
import { SettingsNav } from "./settings-nav";

/** The frame around every page of the settings. A page brings its own `<h1>`, and says with `useSay` what it did. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <SaidProvider>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-[10rem_minmax(0,1fr)]">
        <SettingsNav />
        <div className="min-w-0">{children}</div>
      </div>
    </SaidProvider>
  );
}
