import { UserList } from "@/components/users/user-list";

export default function UsersPage() {
  return <UserList />;
}
