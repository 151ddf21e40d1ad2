interface Block {
  sum: number;
  count: number;
}

/**
 * Moves points as little as possible (least squares) so that they keep their order and lie at least
 * `gap` apart: isotonic regression by pooling adjacent violators. Answers whole numbers.
 */
export function spread(desired: readonly number[], gap: number): number[] {
  const blocks: Block[] = [];
  desired.forEach((value, index) => {
    let last: Block = { sum: value - index * gap, count: 1 };
    for (let before = blocks.at(-1); before && meanOf(before) > meanOf(last); ) {
      last = { sum: before.sum + last.sum, count: before.count + last.count };
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(last);
  });
  return blocks
    .flatMap((block) => Array.from({ length: block.count }, () => Math.round(meanOf(block))))
    .map((value, index) => value + index * gap);
}

const meanOf = ({ sum, count }: Block) => sum / count;
