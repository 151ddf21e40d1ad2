import { notFound } from "next/navigation";
import { UserPage } from "@/components/users/user-page";
import { IdParam } from "@/lib/contract/page";

export default async function OneUserPage({ params }: PageProps<"/settings/users/[userId]">) {
  const id = IdParam.safeParse((await params).userId);
  if (!id.success) notFound();
  return <UserPage userId={id.data} />;
}
