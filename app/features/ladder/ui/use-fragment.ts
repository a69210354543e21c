import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";

/**
 * What stands after the # of the address; empty on the server. Browsers match `:target` only on a page they load, not after
 * a navigation within the application.
 */
export function useFragment(): string {
  const { hash } = useLocation();
  const [fragment, setFragment] = useState("");
  useEffect(() => setFragment(decodeURIComponent(hash.slice(1))), [hash]);
  return fragment;
}
