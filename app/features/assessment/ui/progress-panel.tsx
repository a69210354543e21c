import { memo, type ReactNode, useEffect, useRef } from "react";
import type { CategoryView } from "#app/features/assessment/domain/rating-sheet";
import type { AutosaveQueue } from "./autosave/queue";
import { useDerived } from "./use-autosave-queue";
import { isRated } from "./use-rating-queue";

export const sectionId = (categoryId: string) => `category-${categoryId}`;

/** Progress and links to every category: beside the form, or a bar above it on a narrow screen. */
export function ProgressPanel({
  queue,
  categories,
  current,
  status,
  options,
}: {
  queue: AutosaveQueue;
  categories: CategoryView[];
  /** The category that is being read. */
  current: string | null;
  status: ReactNode;
  options: ReactNode;
}) {
  const ids = categories.flatMap(({ competencies }) => competencies.map(({ id }) => id));
  const rated = useDerived(queue, () => ids.filter((id) => isRated(queue.get(id))).length);
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => menu.current?.removeAttribute("open");
    window.addEventListener("hashchange", close);
    return () => window.removeEventListener("hashchange", close);
  }, []);
  const list = (
    <ol className="my-3 grid gap-0.5">
      {categories.map((category) => (
        <li key={category.id}>
          <CategoryLink queue={queue} category={category} isCurrent={category.id === current} />
        </li>
      ))}
      <li>
        <a href="#submit" className="block rounded-md px-2.5 py-1 text-ink-2 hover:bg-accent-soft">
          Submit
        </a>
      </li>
    </ol>
  );
  return (
    <div className="text-[14px] lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:self-start lg:overflow-y-auto max-lg:sticky max-lg:top-0 max-lg:z-10 max-lg:-mx-4 max-lg:border-b max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:py-2">
      <p id="progress-label">
        <strong className="text-[20px] max-lg:text-[15px]">{rated}</strong> of {ids.length} rated
      </p>
      <progress aria-labelledby="progress-label" max={ids.length} value={rated} className="mt-1 block h-1.5 w-full" />
      <nav aria-label="Categories" className="max-lg:hidden">
        {list}
      </nav>
      {status}
      <div className="mt-3 grid justify-items-start gap-1 text-[13.5px] max-lg:hidden">{options}</div>
      <details ref={menu} className="lg:hidden">
        <summary className="absolute top-2 right-4 text-accent underline underline-offset-2">Contents</summary>
        <nav aria-label="Categories">{list}</nav>
        <div className="mb-1 flex flex-wrap gap-x-4 gap-y-1">{options}</div>
      </details>
    </div>
  );
}

const CategoryLink = memo(function CategoryLink({
  queue,
  category,
  isCurrent,
}: {
  queue: AutosaveQueue;
  category: CategoryView;
  isCurrent: boolean;
}) {
  const { competencies } = category;
  const rated = useDerived(queue, () => competencies.filter(({ id }) => isRated(queue.get(id))).length);
  return (
    <a
      href={`#${sectionId(category.id)}`}
      aria-current={isCurrent ? "step" : undefined}
      className="flex justify-between gap-3 rounded-md px-2.5 py-1 text-ink-2 hover:bg-accent-soft aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-ink"
    >
      {category.name}{" "}
      <span className="tabular-nums">
        {rated}
        <span aria-hidden="true">/</span>
        <span className="sr-only"> of </span>
        {competencies.length}
        <span className="sr-only"> rated</span>
      </span>
    </a>
  );
});
