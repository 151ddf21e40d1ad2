import type { ReactNode } from "react";
import { DocsFrame } from "@/components/api-docs/docs-frame";

export default function ApiDocsLayout({ children }: { children: ReactNode }) {
  return <DocsFrame>{children}</DocsFrame>;
}
