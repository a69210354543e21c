import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/**
 * A part of a page that is fetched after the first load and that the page can do without: where it cannot be fetched, as
 * when the connection is lost or the page is left meanwhile, nothing is drawn in its place.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Nothing as ComponentType<Props> }),
    ),
  );
}

const Nothing = () => null;
