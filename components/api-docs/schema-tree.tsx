"use client";

import { useTranslations } from "use-intl";
import type { JsonSchema } from "@/lib/contract/openapi";
import { cx } from "../ui/cx";
import { Line } from "./prose";
import { followed, limitsOf, nameOf, objectsIn, type Schemas, typeOf } from "./schema";

interface SchemaTreeProps {
  schema: JsonSchema;
  schemas: Schemas;
  /** Of what is sent, what must be there is marked; of what is answered, what may be missing. */
  mark: "required" | "optional";
  /** Names that are open around it, so that a schema that holds itself ends. */
  around?: readonly string[];
}

/** The properties of a schema, and, to be opened, the properties of those. */
export function SchemaTree({ schema, schemas, mark, around = [] }: SchemaTreeProps) {
  const objects = objectsIn(schema, schemas);
  const names = [...around, nameOf(schema) ?? ""].filter(Boolean);
  return (
    <div className="space-y-2">
      {objects.map((object, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a schema have no other name
        <ul key={index} className="divide-y divide-line rounded-md border border-line bg-surface">
          {Object.entries(object.properties ?? {}).map(([name, property]) => (
            <Property
              key={name}
              name={name}
              schema={property}
              schemas={schemas}
              mark={mark}
              isRequired={object.required?.includes(name) ?? false}
              around={names}
            />
          ))}
        </ul>
      ))}
    </div>
  );
}

interface PropertyProps extends Required<SchemaTreeProps> {
  name: string;
  isRequired: boolean;
}

function Property({ name, schema, schemas, mark, isRequired, around }: PropertyProps) {
  const t = useTranslations("apiDocs");
  const inner = nameOf(schema.items ?? schema);
  const hasMore =
    objectsIn(schema, schemas).length > 0 && (inner === undefined || !around.includes(inner));
  return (
    <li className="px-3 py-2">
      <SchemaLine {...{ name, schema, schemas, mark, isRequired }} />
      {hasMore && (
        <details className="mt-1" open={around.length === 1 && name === "data"}>
          <summary className="w-fit cursor-pointer text-accent text-xs">
            {t("inside", { name })}
          </summary>
          <div className="mt-2">
            <SchemaTree
              schema={schema}
              schemas={schemas}
              mark={mark}
              around={inner ? [...around, inner] : around}
            />
          </div>
        </details>
      )}
    </li>
  );
}

interface SchemaLineProps extends Omit<SchemaTreeProps, "around"> {
  name: string;
  isRequired: boolean;
}

/** A value by its name: what it is, whether it must be there, and what it means. */
export function SchemaLine({ name, schema, schemas, mark, isRequired }: SchemaLineProps) {
  const t = useTranslations("apiDocs");
  const target = followed(schema, schemas);
  const description = schema.description ?? target.description;
  const limits = limitsOf({ ...target, ...schema });
  return (
    <div>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span lang="en" className="break-all font-medium font-mono text-ink text-xs">
          {name}
        </span>
        <span lang="en" className="break-words font-mono text-ink-3 text-xs">
          {typeOf(schema)}
        </span>
        {isRequired === (mark === "required") && (
          <span className={cx("text-xs", isRequired ? "text-attention" : "text-ink-3")}>
            {t(mark)}
          </span>
        )}
        {schema.deprecated && <span className="text-ink-3 text-xs">{t("deprecated")}</span>}
      </div>
      {description !== undefined && (
        <p lang="en" className="mt-0.5 text-ink-2 text-sm">
          <Line text={description} />
        </p>
      )}
      <Choices schema={schema} target={target} />
      {limits.length > 0 && (
        <p lang="en" className="mt-0.5 break-all font-mono text-ink-3 text-xs">
          {limits.join("  ")}
        </p>
      )}
    </div>
  );
}

/** The values of a named enumeration, which its name alone does not tell. */
function Choices({ schema, target }: { schema: JsonSchema; target: JsonSchema }) {
  if (schema === target || !target.enum) return null;
  return (
    <p lang="en" className="mt-0.5 break-words font-mono text-ink-3 text-xs">
      {target.enum.join(" · ")}
    </p>
  );
}
