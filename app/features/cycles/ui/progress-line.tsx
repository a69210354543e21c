const WIDTH = 100;
const HEIGHT = 6;

/** How much of something is done, as a line beside the same in words. */
export function ProgressLine({ value, of }: { value: number; of: number }) {
  const done = of === 0 ? 0 : (WIDTH * value) / of;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-1.5 w-24 shrink-0"
      aria-hidden="true"
    >
      <rect width={WIDTH} height={HEIGHT} rx={3} className="fill-line" />
      {done > 0 && <rect width={done} height={HEIGHT} rx={3} className="fill-accent" />}
    </svg>
  );
}
