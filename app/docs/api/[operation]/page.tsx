import { notFound } from "next/navigation";
import { endpointDocOf, entriesOf } from "@/components/api-docs/endpoint-doc";
import { EndpointPage } from "@/components/api-docs/endpoint-page";
import { apiDocument } from "@/lib/console/api-document";
import { ownOrigin } from "../own-origin";

export default async function ApiEndpointPage({ params }: PageProps<"/docs/api/[operation]">) {
  const document = apiDocument();
  const doc = endpointDocOf(document, (await params).operation);
  if (!doc) notFound();
  return <EndpointPage doc={doc} entries={entriesOf(document)} origin={await ownOrigin()} />;
}
