/** A node and the keys it waits for. */
interface Node {
  key: string;
  upstreams: readonly string[];
}

/** Throws an error that names what is wrong when the nodes are not a DAG with unique keys. */
export function checkDag(nodes: readonly Node[]): void {
  if (nodes.length === 0) throw new Error("A task needs at least one subtask");
  const waiting = new Map(nodes.map((node) => [node.key, node.upstreams.length]));
  if (waiting.size !== nodes.length) throw new Error("Two subtasks have the same key");
  const downstreams = downstreamsOf(nodes, waiting);
  const free = nodes.filter((node) => node.upstreams.length === 0).map((node) => node.key);
  for (let key = free.pop(); key !== undefined; key = free.pop()) {
    waiting.delete(key);
    for (const downstream of downstreams.get(key) ?? []) {
      const left = (waiting.get(downstream) ?? 0) - 1;
      waiting.set(downstream, left);
      if (left === 0) free.push(downstream);
    }
  }
  const stuck = [...waiting.keys()];
  if (stuck.length > 0) throw new Error(`Subtasks wait for each other: ${stuck.join(", ")}`);
}

function downstreamsOf(
  nodes: readonly Node[],
  known: ReadonlyMap<string, number>,
): Map<string, string[]> {
  const downstreams = new Map<string, string[]>();
  for (const { key, upstreams } of nodes) {
    if (new Set(upstreams).size !== upstreams.length)
      throw new Error(`Subtask ${key} names an upstream twice`);
    for (const upstream of upstreams) {
      if (!known.has(upstream)) throw new Error(`Subtask ${key} waits for unknown ${upstream}`);
      const list = downstreams.get(upstream);
      if (list) list.push(key);
      else downstreams.set(upstream, [key]);
    }
  }
  return downstreams;
}
