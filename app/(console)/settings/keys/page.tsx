import { KeysPage } from "@/components/keys/keys-page";

export default function SettingsKeysPage() {
  return <KeysPage />;
}
