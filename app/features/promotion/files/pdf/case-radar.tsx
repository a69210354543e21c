import { Circle, G, Path, Svg, Text } from "@react-pdf/renderer";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { computeRadarGeometry, outlineOf, placeValues } from "#app/ui/charts/radar-geometry";
import { COLOURS } from "./case-styles";

/** The target and the latest final ratings by category, where a radar says something; the table beside it says it all. */
export function CaseRadar({ packet, fontFamily }: { packet: CasePacket<unknown>; fontFamily: string }) {
  const { categories, ladder } = packet;
  const geometry = computeRadarGeometry(
    categories.map(({ name }) => name),
    ladder.scale.length,
    "wide",
  );
  if (!geometry) return null;
  const { x, y, width, height } = geometry.viewBox;
  const target = outlineOf(
    placeValues(
      geometry,
      categories.map((category) => category.target),
    ),
  );
  const points = placeValues(
    geometry,
    categories.map(({ means }) => means[0]?.mean ?? null),
  );
  const rated = outlineOf(points);
  return (
    <Svg
      viewBox={`${x} ${y} ${width} ${height}`}
      style={{ width: 330, height: (330 * height) / width, alignSelf: "center" }}
    >
      {geometry.rings.map(({ value, d }) => (
        <Path key={value} d={d} stroke={COLOURS.line} strokeWidth={1} fill="none" />
      ))}
      <Path
        d={geometry.spokes.map((spoke) => `M0 0L${spoke.x} ${spoke.y}`).join("")}
        stroke={COLOURS.line}
        strokeWidth={1}
        fill="none"
      />
      {target.d !== "" && (
        <Path
          d={target.d}
          stroke={COLOURS.target}
          strokeWidth={1.5}
          strokeDasharray="3 3"
          fill={target.isClosed ? COLOURS.target : "none"}
          fillOpacity={0.14}
        />
      )}
      {rated.d !== "" && <Path d={rated.d} stroke={COLOURS.rating} strokeWidth={2.5} fill="none" />}
      <G>
        {points.map((point, index) =>
          point ? (
            <Circle key={categories[index]?.name ?? index} cx={point.x} cy={point.y} r={4} fill={COLOURS.rating} />
          ) : null,
        )}
      </G>
      {geometry.labels.flatMap((label) =>
        label.lines.map((line) => (
          <Text
            key={`${label.text} ${line.y}`}
            x={label.x}
            y={line.y}
            textAnchor={label.anchor}
            style={{ fontSize: geometry.fontSize, fontFamily }}
            fill={COLOURS.ink2}
          >
            {line.text}
          </Text>
        )),
      )}
    </Svg>
  );
}
