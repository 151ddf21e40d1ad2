import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "@/lib/contract/openapi";

/**
 * What is wrong with a value by a schema of the document, by the schema's name; also what the schema does not
 * mention, which a client must bear but the console must not send.
 */
export function schemaChecker(document: OpenApiDocument) {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema(closed(document), "document");
  return (name: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `document#/components/schemas/${name}` });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** Every object of the schemas with no more properties than it names. */
function closed(document: OpenApiDocument): object {
  return JSON.parse(JSON.stringify(document), (_key, value) =>
    value?.type === "object" && value.properties && !("additionalProperties" in value)
      ? { ...value, additionalProperties: false }
      : value,
  );
}
