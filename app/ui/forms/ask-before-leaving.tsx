import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** For a form whose text is kept nowhere: leaving the page with something typed and not sent asks first. */
export function AskBeforeLeaving({ message }: { message: string }) {
  const anchor = useRef<HTMLInputElement>(null);
  const isSent = useRef(false);
  const wouldLose = () => {
    const areas = anchor.current?.form?.querySelectorAll("textarea") ?? [];
    return !isSent.current && [...areas].some(({ value, defaultValue }) => value !== defaultValue);
  };
  useEffect(() => {
    const form = anchor.current?.form;
    const note = ({ type }: Event) => {
      isSent.current = type === "submit";
    };
    form?.addEventListener("submit", note);
    form?.addEventListener("input", note);
    return () => {
      form?.removeEventListener("submit", note);
      form?.removeEventListener("input", note);
    };
  }, []);
  useBeforeUnload((event) => {
    if (wouldLose()) event.preventDefault();
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && wouldLose(),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(message)) blocker.proceed();
    else blocker.reset();
  }, [blocker, message]);
  return <input type="hidden" ref={anchor} />;
}
