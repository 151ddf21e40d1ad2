/** A thin bar for so many of so many; the numbers stand beside it in words. */
export function Progress({
  value,
  total,
  label,
  className = "w-20",
}: {
  value: number;
  total: number;
  label: string;
  className?: string;
}) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={total}
      className={`inline-block h-1 shrink-0 overflow-hidden rounded-full bg-line-strong ${className}`}
    >
      <span
        className="block h-full rounded-full bg-moving transition-[width] duration-300"
        style={{ width: `${total === 0 ? 0 : (value / total) * 100}%` }}
      />
    </span>
  );
}
