import { redirect } from "next/navigation";
import { signedInUser } from "@/app/signed-in-user";
import { firstSection } from "@/components/settings/sections";

export default async function SettingsPage() {
  const user = await signedInUser();
  redirect(user ? firstSection(user) : "/sign-in?next=/settings");
}
