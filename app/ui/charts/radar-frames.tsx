import { lazy, type ReactElement, Suspense, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { whenIdle } from "#app/ui/idle";
import { computeRadarGeometry, type RadarSize } from "./radar-geometry";
import type { RadarInteractiveProps } from "./radar-interactive";
import { type RadarProps, RadarSvg } from "./radar-svg";

/** If the chunk can't be fetched, the static picture stays, which shows the same. */
const NoInteraction = (_: RadarInteractiveProps) => null;
const RadarInteractive = lazy(() => import("./radar-interactive").catch(() => ({ default: NoInteraction })));

/**
 * A radar: static SVG from the server, with links as axis labels; once the page is hydrated and the browser idle, the
 * interactive chart with tooltips takes the place of the picture, at the same size and look. The labels stay as they are,
 * so focus stays where it is. Null where `RadarSvg` is.
 *
 * It is drawn in two sizes, of which the width of the container shows one; the other is hidden from everyone.
 */
export function RadarFrames(props: RadarProps): ReactElement | null {
  const isIdle = useIdleAfterHydration();
  if (!computeRadarGeometry(props.axes, props.max, "wide")) return null;
  return (
    <div className="@container">
      <RadarFrame
        {...props}
        size="compact"
        isInteractive={isIdle}
        className="relative isolate mx-auto max-w-sm @sm:hidden"
      />
      <RadarFrame
        {...props}
        size="wide"
        isInteractive={isIdle}
        className="relative isolate mx-auto hidden max-w-[600px] @sm:block"
      />
    </div>
  );
}

type RadarFrameProps = RadarProps & { size: RadarSize; isInteractive: boolean; className: string };

function RadarFrame({ isInteractive, className, size, ...radar }: RadarFrameProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isDrawn, setIsDrawn] = useState(false);
  const onDrawnChange = useCallback((drawn: boolean) => setIsDrawn(drawn), []);

  useEffect(() => {
    if (!isInteractive || !frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      startTransition(() => setWidth(entry ? entry.contentRect.width : 0));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [isInteractive]);

  return (
    <div ref={frame} className={className}>
      {isInteractive && width > 0 && (
        <Suspense fallback={null}>
          <RadarInteractive {...radar} size={size} width={width} onDrawnChange={onDrawnChange} />
        </Suspense>
      )}
      <RadarSvg {...radar} size={size} isPlotHidden={isDrawn} className="relative block h-auto w-full" />
    </div>
  );
}

function useIdleAfterHydration(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => whenIdle(() => setIsIdle(true)), []);
  return isIdle;
}
