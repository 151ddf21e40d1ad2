import { CreateRole } from "@/components/roles/create-role";

export default function CreateRolePage() {
  return <CreateRole />;
}
