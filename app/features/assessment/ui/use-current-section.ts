import { useEffect, useState } from "react";

/** Which of the elements with these ids is at the top of the window. Null until the page has come alive. */
export function useCurrentSection(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  const key = ids.join();
  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        const first = key.split(",").find((id) => inView.has(id));
        if (first) setCurrent(first);
      },
      // A band below the top of the window, where one reads.
      { rootMargin: "-15% 0px -75% 0px" },
    );
    for (const id of key.split(",")) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [key]);
  return current;
}
