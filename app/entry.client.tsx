import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { retryWhileUnavailable } from "./ui/layout/waiting";

retryWhileUnavailable();

// A question that was cut off because one goes elsewhere is no failure, and the router lets its end go unheard.
window.addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof DOMException && event.reason.name === "AbortError") event.preventDefault();
});

// Scroll restoration decodes the fragment, and one that cannot be decoded would end the page.
try {
  decodeURIComponent(window.location.hash);
} catch {
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
