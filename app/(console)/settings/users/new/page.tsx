import { CreateUser } from "@/components/users/create-user";

export default function CreateUserPage() {
  return <CreateUser />;
}
