"use client";

import { CrashView } from "@/components/shell/crash-view";

export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="page-width flex-1">
      <CrashView digest={error.digest} onRetry={reset} />
    </main>
  );
}
