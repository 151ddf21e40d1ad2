"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { cx } from "../ui/cx";

const PLACES = ["clusters", "tasks", "settings"] as const;

/**
 * The places of the console; the current one is marked for eye and ear. Where it is narrow, the settings are
 * in the menu of who is signed in.
 */
export function Nav() {
  const t = useTranslations("shell");
  const path = usePathname();
  return (
    <nav aria-label={t("navigation")}>
      <ul className="flex gap-0.5">
        {PLACES.map((place) => {
          const isHere = path.startsWith(`/${place}`);
          return (
            <li key={place} className={place === "settings" ? "max-sm:hidden" : undefined}>
              <Link
                href={`/${place}`}
                aria-current={isHere ? "page" : undefined}
                className={cx(
                  "flex h-8 items-center rounded-md px-2.5 font-medium text-sm transition-colors",
                  isHere ? "bg-surface-2 text-ink" : "text-ink-2 hover:bg-surface-2 hover:text-ink",
                )}
              >
                {t(place)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
