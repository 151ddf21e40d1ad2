import { SessionsPage } from "@/components/sessions/sessions-page";

export default function SettingsSessionsPage() {
  return <SessionsPage />;
}
