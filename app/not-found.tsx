import { NotFoundView } from "@/components/shell/not-found-view";

export default function NotFound() {
  return (
    <main className="page-width flex-1 py-16">
      <NotFoundView />
    </main>
  );
}
