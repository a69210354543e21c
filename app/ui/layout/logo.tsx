export function Logo() {
  return (
    <svg className="w-6 fill-accent" viewBox="0 0 24 24" aria-hidden="true">
      <ellipse cx="12" cy="18.5" rx="9" ry="3.6" />
      <ellipse cx="12.6" cy="12" rx="6.4" ry="2.9" />
      <ellipse cx="11.4" cy="6.6" rx="3.9" ry="2.2" />
    </svg>
  );
}
