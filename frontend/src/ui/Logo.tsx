/** The five-bar gate: four strokes and one across, as people have always kept tallies. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 28" aria-hidden="true">
      <path d="M6 5v18M12.5 5v18M19 5v18M25.5 5v18" />
      <path className="logo-fifth" d="M2.5 20.5 29.5 7.5" />
    </svg>
  );
}
