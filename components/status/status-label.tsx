"use client";

import { useTranslations } from "use-intl";
import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { UserStatus } from "@/lib/contract/user";
import { cx } from "../ui/cx";
import { clusterTone, serverTone, type Tone, userTone, zoneTone } from "./tone";
import { ToneGlyph } from "./tone-glyph";

/** Shape and word of a state; the color only repeats them. */
export function StatusLabel(props: {
  tone: Tone;
  status: string;
  word: string;
  className?: string;
}) {
  const { tone, status, word, className } = props;
  return (
    <span
      data-status={status}
      className={cx("flex w-fit items-center gap-2 whitespace-nowrap", className)}
    >
      <ToneGlyph tone={tone} />
      {word}
    </span>
  );
}

interface LabelProps<Status> {
  status: Status;
  className?: string;
}

export function ServerStatusLabel(props: LabelProps<ServerStatus>) {
  const t = useTranslations("clusters.serverStatus");
  return <StatusLabel {...props} tone={serverTone(props.status)} word={t(props.status)} />;
}

export function ZoneStatusLabel(props: LabelProps<ZoneStatus>) {
  const t = useTranslations("clusters.zoneStatus");
  return <StatusLabel {...props} tone={zoneTone(props.status)} word={t(props.status)} />;
}

export function ClusterStatusLabel(props: LabelProps<ClusterStatus>) {
  const t = useTranslations("clusters.clusterStatus");
  return <StatusLabel {...props} tone={clusterTone(props.status)} word={t(props.status)} />;
}

export function UserStatusLabel(props: LabelProps<UserStatus>) {
  const t = useTranslations("users.status");
  return <StatusLabel {...props} tone={userTone(props.status)} word={t(props.status)} />;
}
