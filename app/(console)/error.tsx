"use client";

import { CrashView } from "@/components/shell/crash-view";

export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <CrashView digest={error.digest} onRetry={reset} />;
}
