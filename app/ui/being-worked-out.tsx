import { useLocation } from "@remix-run/react";
import { TextLink } from "./text-link";

type Props = { what: string; state: "pending" | "failed"; progress?: { done: number; total: number } | null };

/**
 * Placeholder for a slow result. Pages that use `useRefreshWhile` replace it when the result is ready; without
 * JavaScript a link reloads the page.
 */
export function BeingWorkedOut({ what, state, progress }: Props) {
  const { pathname, search } = useLocation();
  return (
    <div role="status" className="grid gap-2 text-ink-2">
      <p>
        {state === "pending" ? `${what}: calculating…` : `${what} could not be calculated. The server’s log says why.`}
      </p>
      {state === "pending" && (
        <progress
          className="w-full max-w-[260px]"
          aria-label={`${what}: calculating`}
          {...(progress && { value: progress.done, max: progress.total })}
        />
      )}
      {state === "pending" ? (
        <noscript>
          <a href={pathname + search} className="text-accent underline underline-offset-2">
            Look again
          </a>
        </noscript>
      ) : (
        <p>
          <TextLink to={pathname + search}>Try again</TextLink>
        </p>
      )}
    </div>
  );
}
