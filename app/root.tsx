import { data, type HeadersArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import "./tailwind.css";
import { Shell } from "./features/home/ui/shell";
import { findOrganisation } from "./features/identity/data/organisation";
import { computeDraftKey } from "./features/identity/server/draft-key";
import { findActor } from "./features/identity/server/session";
import { takeFlash } from "./platform/server/flash";
import { readTheme } from "./platform/server/theme";
import { decideLadderReading } from "./policy/policy";
import { ErrorPage } from "./ui/layout/error-page";
import { NonceContext } from "./ui/layout/nonce";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [actor, { flash, headers }] = await Promise.all([findActor(request, context), takeFlash(request, context)]);
  // Visitors who aren't signed in may read a public ladder, and the frame links to it.
  const organisation = actor ? null : await findOrganisation(context.database);
  const mayVisitLadder = decideLadderReading("visitor", { isPublic: organisation?.publicLadder ?? false }) === "allow";
  const theme = readTheme(request);
  // No other answer has it: forms make their keys of it.
  const formSeed = context.requestId;
  const { demo, SECRET } = context.settings;
  const draftKey = actor ? computeDraftKey(SECRET, actor.personId) : null;
  return data({ actor, mayVisitLadder, flash, theme, formSeed, draftKey, demo }, { headers });
}

/**
 * The frame reloads on navigation and on submitted forms. A page that only refreshes keeps the frame, because a reload
 * would drop its message before anyone read it.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => (formMethod === undefined && currentUrl.href === nextUrl.href ? false : defaultShouldRevalidate);

/** What a refusal says beside its page: when to try again. */
export const headers = ({ errorHeaders }: HeadersArgs) => errorHeaders ?? new Headers();

export const meta = () => [{ title: "Cairn" }];

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext);
  return (
    <html lang="en" data-theme={root?.theme === "system" ? undefined : root?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {root?.draftKey && <meta name="draft-key" content={root.draftKey} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell
          actor={root?.actor ?? null}
          mayVisitLadder={root?.mayVisitLadder ?? false}
          demo={root?.demo ?? false}
          flash={root?.flash ?? null}
        >
          {children}
        </Shell>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
