import { useEffect, useState } from "react";
import { Button } from "./button";

/** Shown once there is a script to answer it; every browser prints without it too. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button type="button" onClick={() => window.print()}>
      Print
    </Button>
  );
}
