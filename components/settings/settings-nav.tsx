"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useMe } from "../shell/me";
import { cx } from "../ui/cx";
import { type Section, sectionsOf } from "./sections";

const GROUPS = ["everyone", "self"] as const;

/** The pages of the settings that may be used: a column beside the page, or rows above it where it is narrow. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const sections = sectionsOf(useMe());
  return (
    <nav
      aria-label={t("title")}
      className="flex flex-wrap gap-x-4 gap-y-2 md:sticky md:top-18 md:flex-col md:gap-5 md:self-start"
    >
      {GROUPS.map((group) => {
        const own = sections.filter((section) => section.group === group);
        return own.length > 0 && <Group key={group} title={t(`group.${group}`)} sections={own} />;
      })}
    </nav>
  );
}

function Group({ title, sections }: { title: string; sections: readonly Section[] }) {
  const t = useTranslations("settings.section");
  const path = usePathname();
  return (
    <div>
      <p className="mb-1 px-2.5 font-medium text-ink-3 text-xs max-md:sr-only">{title}</p>
      <ul aria-label={title} className="flex flex-wrap gap-0.5 md:flex-col">
        {sections.map(({ name, href }) => {
          const isHere = path.startsWith(href);
          return (
            <li key={name}>
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={cx(
                  "flex h-8 items-center rounded-md px-2.5 font-medium text-sm transition-colors",
                  isHere ? "bg-surface-2 text-ink" : "text-ink-2 hover:bg-surface-2 hover:text-ink",
                )}
              >
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
