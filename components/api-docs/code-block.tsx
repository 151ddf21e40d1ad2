import { CopyButton } from "../ui/copy-button";

interface CodeBlockProps {
  code: string;
  /** What the copy button says. */
  copyLabel: string;
  /** What the block is, for who cannot see it. */
  label: string;
}

/** Code that can be read, scrolled by keyboard, and copied. */
export const CodeBlock = ({ code, copyLabel, label }: CodeBlockProps) => (
  <div className="relative mt-2 rounded-md border border-line bg-surface-2">
    <div className="absolute top-1 right-1 z-10 rounded-md bg-surface-2">
      <CopyButton text={code} label={copyLabel} />
    </div>
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md"
    >
      <pre lang="en" className="w-fit min-w-full p-3 pr-12 font-mono text-ink text-xs">
        {code}
      </pre>
    </div>
  </div>
);
