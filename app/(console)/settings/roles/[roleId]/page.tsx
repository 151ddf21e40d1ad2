import { notFound } from "next/navigation";
import { RolePage } from "@/components/roles/role-page";
import { IdParam } from "@/lib/contract/page";

export default async function OneRolePage({ params }: PageProps<"/settings/roles/[roleId]">) {
  const id = IdParam.safeParse((await params).roleId);
  if (!id.success) notFound();
  return <RolePage roleId={id.data} />;
}
