import { entriesOf } from "@/components/api-docs/endpoint-doc";
import { Overview } from "@/components/api-docs/overview";
import { apiDocument } from "@/lib/console/api-document";
import { ownOrigin } from "./own-origin";

export default async function ApiDocsPage() {
  const { info, tags, components, ...rest } = apiDocument();
  return (
    <Overview
      entries={entriesOf({ info, tags, components, ...rest })}
      document={{ info, tags, schemes: components.securitySchemes }}
      origin={await ownOrigin()}
    />
  );
}
