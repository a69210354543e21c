import { useEffect, useState } from "react";

/**
 * The value that was there at the last paint: what follows from something that was clicked, and is not itself the answer to
 * the click, is drawn in the frame after it.
 */
export function useAfterPaint<T>(value: T): T {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => {
    if (Object.is(drawn, value)) return;
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setDrawn(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [drawn, value]);
  return drawn;
}
