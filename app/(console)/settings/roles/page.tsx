import { RoleList } from "@/components/roles/role-list";

export default function RolesPage() {
  return <RoleList />;
}
