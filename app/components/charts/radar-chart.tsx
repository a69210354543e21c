import { type ComponentType, lazy, Suspense } from "react";
import { RadarFrames } from "./radar-frames";
import type { RadarProps } from "./radar-svg";

/**
 * A radar, as `RadarFrames` draws it. The page holds the picture from the start; the program that takes care of it in the
 * browser is fetched beside the page's own and not waited for.
 */
const Frames: ComponentType<RadarProps> = import.meta.env.SSR
  ? RadarFrames
  : lazy(() => import("./radar-frames").then((module) => ({ default: module.RadarFrames })));

export function RadarChart(props: RadarProps) {
  return (
    <Suspense fallback={null}>
      <Frames {...props} />
    </Suspense>
  );
}
