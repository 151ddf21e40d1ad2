/** The product's mark: three zones as columns, one server just coming up. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g fill="var(--accent-ink)">
        <rect x="5" y="6" width="3.6" height="12" rx="1.4" />
        <rect x="10.2" y="6" width="3.6" height="12" rx="1.4" />
        <rect x="15.4" y="11.4" width="3.6" height="6.6" rx="1.4" />
        <circle cx="17.2" cy="7.8" r="1.8" />
      </g>
    </svg>
  );
}
