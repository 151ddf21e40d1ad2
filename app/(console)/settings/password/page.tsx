import { PasswordPage } from "@/components/password/password-page";

export default function SettingsPasswordPage() {
  return <PasswordPage />;
}
