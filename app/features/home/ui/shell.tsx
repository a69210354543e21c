import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { QuickAdd } from "#app/features/evidence/ui/quick-add";
import { paths } from "#app/paths";
import type { Flash } from "#app/platform/server/flash";
import type { Actor } from "#app/policy/actor";
import { focusFragment } from "#app/ui/layout/focus-fragment";
import { FollowedLinks } from "#app/ui/layout/followed-links";
import { Logo } from "#app/ui/layout/logo";
import { WaitingNotice } from "#app/ui/layout/waiting-notice";
import { Notice } from "#app/ui/notice";
import { PageLink } from "#app/ui/page-link";
import { AccountMenu } from "./account-menu";
import { Navigation } from "./navigation";

/** The frame of every page: skip link, bar, message, main. */
export function Shell({
  actor,
  mayVisitLadder,
  demo,
  flash,
  children,
}: {
  actor: Actor | null;
  mayVisitLadder: boolean;
  demo: boolean;
  flash: Flash | null;
  children: ReactNode;
}) {
  return (
    <>
      <a
        href="#main"
        className="absolute left-2 z-20 -translate-y-20 rounded-md bg-card px-3 py-2 focus:translate-y-2 print:hidden"
      >
        Skip to content
      </a>
      <Progress />
      <FollowedLinks />
      <div className="mx-auto max-w-[1240px] px-8 max-md:px-4">
        <header className="flex min-h-[60px] items-center gap-x-2 border-b border-line py-2 print:hidden">
          <PageLink
            to={paths.home()}
            className="flex items-center gap-2.5 text-[17px] font-bold tracking-[-0.01em] no-underline"
          >
            <Logo />
            Cairn
          </PageLink>
          {demo && <span className="rounded-full bg-warn-soft px-2.5 py-0.5 text-[13px] text-warn">Demo</span>}
          {(actor || mayVisitLadder) && <Navigation actor={actor} />}
          {actor && (
            <div className="flex items-center gap-1 min-[1200px]:ml-auto">
              <QuickAdd />
              <AccountMenu actor={actor} />
            </div>
          )}
        </header>
        <WaitingNotice />
        {flash && (
          <Notice tone={flash.tone} role={flash.tone === "error" ? "alert" : "status"} className="mt-4 print:hidden">
            {flash.text}
          </Notice>
        )}
        <Main>{children}</Main>
      </div>
    </>
  );
}

/**
 * After a move within the application, the keyboard goes on at the place that the address names, else where the new page
 * begins.
 */
function Main({ children }: { children: ReactNode }) {
  const { pathname, hash, key } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link to a place that one was at already leads there again
  useEffect(() => {
    const before = shown.current;
    shown.current = pathname;
    const isLoaded = before === null;
    // Hydration may come after the first key.
    if (isLoaded && document.activeElement !== document.body) return;
    if (hash) focusFragment(hash);
    else if (!isLoaded && before !== pathname) main.current?.focus({ preventScroll: true });
  }, [pathname, hash, key]);
  return (
    <main id="main" ref={main} tabIndex={-1} className="pb-16 outline-none">
      {children}
    </main>
  );
}

/** A thin line while a page loads or a form is sent. */
function Progress() {
  const navigation = useNavigation();
  const busy = navigation.state !== "idle";
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.setAttribute("data-busy", String(busy));
  }, [busy]);
  return (
    <div
      ref={line}
      data-busy="false"
      aria-hidden="true"
      className="fixed inset-x-0 top-0 z-10 h-0.5 origin-left scale-x-0 bg-accent opacity-0 transition-all duration-500 data-[busy=true]:scale-x-75 data-[busy=true]:opacity-100 print:hidden"
    />
  );
}
