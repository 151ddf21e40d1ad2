"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { ToneGlyph } from "../status/tone-glyph";

const SHOWN_MS = 8000;

const Say = createContext<((text: string) => void) | undefined>(undefined);

/** Shows for a while, and tells a screen reader once, what was done; it stays when the page changes. */
export function SaidProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ text: string }>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Say value={(text) => setSaid({ text })}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex justify-center"
      >
        {said && (
          <p className="fade-in flex items-center gap-2 rounded-md border border-line-strong bg-raised px-4 py-2.5 text-ink text-sm shadow-panel">
            <ToneGlyph tone="good" className="size-2.5" />
            {said.text}
          </p>
        )}
      </div>
    </Say>
  );
}

/** Says in one sentence what was just done. Only inside the settings' frame. */
export function useSay(): (text: string) => void {
  const say = useContext(Say);
  if (!say) throw new Error("useSay is for pages of the settings");
  return say;
}
