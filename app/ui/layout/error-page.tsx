import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";

const EXPLANATIONS: Record<number, { title: string; text: string }> = {
  400: {
    title: "Cairn cannot read that",
    text: "What was sent has a form or a character that Cairn does not take. Nothing was changed: go back and change it.",
  },
  403: {
    title: "You can’t do this",
    text: "You can view this page, but only its owner can change it.",
  },
  404: { title: "Nothing here", text: "There is no such page, or it is not shared with you." },
  409: {
    title: "Someone else was quicker",
    text: "This was changed while you worked on it. Go back and look at the newer version.",
  },
  429: {
    title: "Too much at once",
    text: "You have several imports or downloads running. Nothing was changed: try again when they are done.",
  },
  503: {
    title: "Cairn cannot reach its database",
    text: "What you typed is still in your browser: keep this page open and try again in a moment.",
  },
  504: {
    title: "That took too long",
    text: "Cairn stopped it, and nothing was saved. Try again in a minute; if it happens again, tell your administrator.",
  },
  507: {
    title: "The disk of the server is full",
    text: "Nothing was saved, and nothing that was there is lost. Tell your administrator, then try again.",
  },
};

/** A refusal that says what is wrong is shown in its own words. */
const isSentence = (data: unknown): data is string =>
  typeof data === "string" && /^[A-Z].*\.$/.test(data.slice(0, 500));

/** The error page: what happened, and the way back. No stack trace. */
export function ErrorPage() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error) ? EXPLANATIONS[error.status] : undefined;
  const { title, text } = known ?? {
    title: "Something went wrong on our side",
    text: "Nothing was changed. Please try again; if it stays, tell your administrator when it happened.",
  };
  const isRefusal = isRouteErrorResponse(error) && (error.status === 400 || error.status === 429);
  const reason = isRefusal && isSentence(error.data) ? error.data : null;
  return (
    <div className="mx-auto mt-20 max-w-[60ch] text-center">
      <h1>{title}</h1>
      <p className="mt-2 text-ink-2">{reason ?? text}</p>
      <p className="mt-6">
        <ButtonLink to={paths.home()} look="primary">
          Go to the home page
        </ButtonLink>
      </p>
    </div>
  );
}
