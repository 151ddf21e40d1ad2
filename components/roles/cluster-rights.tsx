"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useClusters } from "../cluster/use-clusters";
import { SettingsSection } from "../settings/settings-section";
import { SearchInput } from "../ui/search-input";
import { Table, Td, Th, Tr } from "../ui/table";
import { RightBox } from "./right-box";
import { CLUSTER_RIGHTS, type ClusterId, clusterRight } from "./rights";
import { clusterIdsIn, permissionsOf, type RoleDraft } from "./role-draft";

const FEW = 12;

interface RightsProps {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
}

/** A row for every cluster and one for all of them, a box for each right. */
export function ClusterRights({ draft, onChange }: RightsProps) {
  const t = useTranslations("roles.form");
  const [search, setSearch] = useState("");
  const rows = useClusterRows(draft);
  const wanted = search.trim().toLowerCase();
  const shown = rows.filter(({ id, name }) => id === "*" || name.toLowerCase().includes(wanted));
  return (
    <SettingsSection title={t("clusters")} lead={t("clustersLead")}>
      <div className="flex flex-col gap-2">
        {rows.length > FEW && (
          <SearchInput
            label={t("searchClusters")}
            value={search}
            onChange={setSearch}
            className="max-w-60"
          />
        )}
        <div className="max-h-112 overflow-y-auto">
          <Table caption={t("clusters")}>
            <thead className="max-md:sr-only">
              <tr>
                <Th>{t("cluster")}</Th>
                {CLUSTER_RIGHTS.map((right) => (
                  <Th key={right} title={t(`rightText.${right}`)}>
                    {t(`right.${right}`)}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name }) => (
                <ClusterRow key={id} id={id} name={name} draft={draft} onChange={onChange} />
              ))}
            </tbody>
          </Table>
        </div>
      </div>
    </SettingsSection>
  );
}

function ClusterRow({ id, name, ...rest }: RightsProps & { id: ClusterId; name: string }) {
  const t = useTranslations("roles.form");
  return (
    <Tr className="stacked-row" data-testid={`rights-${id}`}>
      <th
        scope="row"
        className="py-2 pr-3 pl-4 text-left font-medium text-ink text-sm max-md:w-full max-md:p-0"
      >
        {name}
        {id === "*" && <p className="font-normal text-ink-3 text-xs">{t("allText")}</p>}
      </th>
      {CLUSTER_RIGHTS.map((right) => (
        <Td key={right}>
          <span className="flex items-center gap-2">
            <RightBox
              {...rest}
              expression={clusterRight(id, right)}
              label={t("rightOf", { right: t(`right.${right}`), cluster: name })}
            />
            <span aria-hidden="true" className="text-ink-2 md:hidden">
              {t(`right.${right}`)}
            </span>
          </span>
        </Td>
      ))}
    </Tr>
  );
}

/** Every cluster that can be read, and those that the draft names although they cannot. */
function useClusterRows(draft: RoleDraft): { id: ClusterId; name: string }[] {
  const t = useTranslations("roles.form");
  const clusters = useClusters();
  const unknown = clusterIdsIn(permissionsOf(draft)).filter(
    (id) => !clusters.some((cluster) => cluster.id === id),
  );
  return [
    { id: "*", name: t("all") },
    ...clusters.map(({ id, name }) => ({ id, name })),
    ...unknown.map((id) => ({ id, name: t("unknownCluster", { id }) })),
  ];
}
