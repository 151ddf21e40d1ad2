"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Tooltip } from "radix-ui";
import { type ReactNode, useInsertionEffect, useState } from "react";
import { IntlProvider } from "use-intl";
import { config } from "zod";
import type { Messages } from "@/components/i18n/messages";
import { isPassing } from "@/lib/client/call-error";
import type { Locale } from "@/lib/contract/failure";

// Parsers that zod compiles would break the pages' Content-Security-Policy; trying whether it may does too.
if (typeof window !== "undefined") config({ jitless: true });

const TOOLTIP_MS = 300;

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: (failures, error) => failures === 0 && isPassing(error),
      },
      mutations: { networkMode: "always" },
    },
  });

/**
 * An open dialog or menu keeps the page from scrolling by a style element, which needs the nonce that the
 * document came with, also when a later answer for the same document has another.
 */
function useAllowedStyles(nonce: string) {
  const [first] = useState(nonce);
  useInsertionEffect(() => setNonce(first), [first]);
}

interface ProvidersProps {
  locale: Locale;
  messages: Messages;
  /** Of the page's Content-Security-Policy. */
  nonce: string;
  children: ReactNode;
}

/** What every page reads from: the language, the answers of the server, the query of the address. */
export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  const [queryClient] = useState(newQueryClient);
  useAllowedStyles(nonce);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <Tooltip.Provider delayDuration={TOOLTIP_MS}>{children}</Tooltip.Provider>
        </NuqsAdapter>
      </QueryClientProvider>
    </IntlProvider>
  );
}
