import { PrefetchPageLinks, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";

/** A pointer that only passes over a link asks for nothing. */
const REST_MS = 100;

/**
 * A link that says so itself, or that is in something, such as a table of links, that says it of all that it holds. A link
 * to a place on the page is always followed: the browser would make a history entry without the router's key, and scroll
 * restoration would take such entries for one another.
 */
const linkAt = ({ target }: Event) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  return link?.closest("[data-follow], [href^='#']") ? link : null;
};

/** A plain click: one that asks for a new tab or window stays the browser's. */
const isPlain = (event: MouseEvent) =>
  !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Follows the links of the page (`PageLink`) without loading a document, and fetches ahead where one rests on them. */
export function FollowedLinks() {
  const navigate = useNavigate();
  const [ahead, setAhead] = useState<string | null>(null);

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkAt(event);
      if (!link || !isPlain(event) || (link.target !== "" && link.target !== "_self")) return;
      event.preventDefault();
      const to = link.pathname + link.search + link.hash;
      const { pathname, search, hash } = window.location;
      navigate(to, {
        replace: to === pathname + search + hash,
        preventScrollReset: link.dataset.follow === "in-place",
      });
    };
    document.addEventListener("click", follow);
    // From here on `:target` is what the document was loaded with, whatever the address says (the variant `current`).
    document.documentElement.setAttribute("data-followed", "");
    return () => document.removeEventListener("click", follow);
  }, [navigate]);

  useEffect(() => {
    let timer: number | undefined;
    const leave = () => {
      window.clearTimeout(timer);
      setAhead(null);
    };
    const rest = (event: Event) => {
      const link = linkAt(event);
      if (link?.dataset.prefetch === undefined) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAhead(link.pathname + link.search), REST_MS);
    };
    const begins = ["mouseover", "focusin", "touchstart"];
    const ends = ["mouseout", "focusout"];
    for (const name of begins) document.addEventListener(name, rest, { passive: true });
    for (const name of ends) document.addEventListener(name, leave);
    return () => {
      window.clearTimeout(timer);
      for (const name of begins) document.removeEventListener(name, rest);
      for (const name of ends) document.removeEventListener(name, leave);
    };
  }, []);

  return ahead === null ? null : <PrefetchPageLinks page={ahead} />;
}
