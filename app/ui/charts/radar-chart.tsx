import { type ComponentType, lazy, Suspense } from "react";
import { untilIdle } from "#app/ui/idle";
import { RadarFrames } from "./radar-frames";
import type { RadarProps } from "./radar-svg";

/**
 * A radar, as `RadarFrames` draws it. The page holds the picture from the start; the program that takes care of it in the
 * browser is fetched once that is at rest.
 */
const Frames: ComponentType<RadarProps> = import.meta.env.SSR
  ? RadarFrames
  : lazy(async () => {
      await untilIdle();
      // Where the program cannot be fetched, the picture stays as the server drew it.
      const frames = await import("./radar-frames").catch(() => new Promise<never>(() => {}));
      return { default: frames.RadarFrames };
    });

export function RadarChart(props: RadarProps) {
  return (
    <Suspense fallback={null}>
      <Frames {...props} />
    </Suspense>
  );
}
