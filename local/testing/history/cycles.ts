export type Edge = { from: number; to: number; why: string };

/** The strongly connected parts of a graph that hold a cycle, by Tarjan's algorithm without recursion. */
const knots = (size: number, out: Edge[][]): Set<number>[] => {
  const index = new Array<number>(size).fill(-1);
  const low = new Array<number>(size).fill(0);
  const onStack = new Array<boolean>(size).fill(false);
  const stack: number[] = [];
  const found: Set<number>[] = [];
  let next = 0;
  const enter = (node: number) => {
    index[node] = low[node] = next++;
    stack.push(node);
    onStack[node] = true;
    return { node, at: 0 };
  };
  const leave = (node: number) => {
    if (low[node] !== index[node]) return;
    const part = new Set<number>();
    let member: number;
    do {
      member = stack.pop()!;
      onStack[member] = false;
      part.add(member);
    } while (member !== node);
    if (part.size > 1) found.push(part);
  };
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const top = work[work.length - 1]!;
      const edge = out[top.node]![top.at++];
      if (!edge) {
        work.pop();
        leave(top.node);
        const parent = work[work.length - 1];
        if (parent) low[parent.node] = Math.min(low[parent.node]!, low[top.node]!);
      } else if (index[edge.to] === -1) work.push(enter(edge.to));
      else if (onStack[edge.to]) low[top.node] = Math.min(low[top.node]!, index[edge.to]!);
    }
  }
  return found;
};

/** The shortest way from a node back to itself inside a knot. */
const shortest = (start: number, knot: Set<number>, out: Edge[][]): Edge[] => {
  const cameBy = new Map<number, Edge>();
  const queue = [start];
  for (const node of queue) {
    for (const edge of out[node]!) {
      if (!knot.has(edge.to) || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      if (edge.to !== start) queue.push(edge.to);
    }
    if (cameBy.has(start)) break;
  }
  const path: Edge[] = [];
  for (let edge = cameBy.get(start)!; ; edge = cameBy.get(edge.from)!) {
    path.unshift(edge);
    if (edge.from === start) return path;
  }
};

/** One shortest cycle for each knot of the graph; none when it has no cycle. */
export const cyclesOf = (size: number, edges: readonly Edge[]): Edge[][] => {
  const out: Edge[][] = Array.from({ length: size }, () => []);
  for (const edge of edges) out[edge.from]!.push(edge);
  return knots(size, out).map(knot =>
    [...knot]
      .map(node => shortest(node, knot, out))
      .reduce((best, path) => (path.length < best.length ? path : best)),
  );
};
