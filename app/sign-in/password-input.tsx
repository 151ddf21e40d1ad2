"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: ComponentProps<"input">) {
  const t = useTranslations("signIn");
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...props}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        className="h-9 pr-10"
      />
      <IconButton
        size="sm"
        label={shown ? t("hide") : t("show")}
        onClick={() => setShown(!shown)}
        className="absolute top-1.5 right-1.5"
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
