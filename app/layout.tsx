import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { htmlLang, LOCALE_COOKIE, localeOf } from "@/components/i18n/locale";
import { messagesOf } from "@/components/i18n/messages";
import { THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { NONCE_HEADER } from "./content-security-policy";
import { Providers } from "./providers";
import "./globals.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, sent] = [await cookies(), await headers()];
  const locale = localeOf(jar.get(LOCALE_COOKIE)?.value, sent.get("accept-language"));
  return (
    <html
      lang={htmlLang(locale)}
      data-theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col font-sans">
        <Providers
          locale={locale}
          messages={messagesOf(locale)}
          nonce={sent.get(NONCE_HEADER) ?? ""}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
