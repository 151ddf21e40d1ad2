import type { ClusterFacts } from "../cluster-files";

const BUILT = "Sep 25 2025 13:50:35";

/** `select version()`: MySQL's version, then the edition and version of OceanBase. */
export const versionText = ({ version, edition }: ClusterFacts) =>
  `5.7.25-OceanBase${edition === "CE" ? "_CE" : ""}-v${version}`;

/** BUILD_VERSION of a server's row. */
export const buildVersion = (facts: ClusterFacts) =>
  `${facts.version}_1-${revision(facts)}(${BUILT})`;

export const versionComment = (facts: ClusterFacts) =>
  `OceanBase${facts.edition === "CE" ? "_CE" : ""} ${facts.version} (r1-${revision(facts)}) (Built ${BUILT})`;

/** Whether a cluster is of this version or newer, e.g. `4.3`. */
export function isAtLeast({ version }: ClusterFacts, wanted: string): boolean {
  const have = version.split(".").map(Number);
  const differs = wanted
    .split(".")
    .map(Number)
    .map((part, index) => (have[index] ?? 0) - part)
    .find((difference) => difference !== 0);
  return (differs ?? 0) >= 0;
}

const revision = ({ version }: ClusterFacts) =>
  Buffer.from(version.padEnd(20, "0")).toString("hex").slice(0, 40);
