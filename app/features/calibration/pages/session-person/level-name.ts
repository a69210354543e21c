/** A level of the ladder’s scale. */
export type Step = { level: number; name: string };

export function nameOfLevel(level: number | null, steps: readonly Step[]): string {
  if (level === null) return "no rating";
  const name = steps.find((step) => step.level === level)?.name;
  return name ? `${level} ${name}` : String(level);
}
