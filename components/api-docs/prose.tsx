import { Fragment } from "react";

/** The document's sentences: paragraphs, numbered lists, and `code`. */
export function Prose({ text }: { text: string }) {
  return (
    <div lang="en" className="space-y-2 text-ink-2 text-sm">
      {text.split(/\n{2,}/).map((block) =>
        /^\d+\. /.test(block) ? (
          <ol key={block} className="list-decimal space-y-1 pl-5">
            {block.split(/\n(?=\d+\. )/).map((item) => (
              <li key={item}>
                <Line text={item.replace(/^\d+\. /, "")} />
              </li>
            ))}
          </ol>
        ) : (
          <p key={block}>
            <Line text={block} />
          </p>
        ),
      )}
    </div>
  );
}

/** One sentence, in which what stands between backticks is code. */
export const Line = ({ text }: { text: string }) =>
  text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name
      <code key={index} className="break-words font-mono text-ink text-xs">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name
      <Fragment key={index}>{part}</Fragment>
    ),
  );
