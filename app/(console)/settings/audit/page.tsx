import { AuditPage } from "@/components/audit/audit-page";

export default function SettingsAuditPage() {
  return <AuditPage />;
}
