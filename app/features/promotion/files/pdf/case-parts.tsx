import { Link, Text, View } from "@react-pdf/renderer";
import { proficiencyOf } from "#app/features/assessment/domain/rating";
import {
  type CasePacket,
  groupByStrength,
  type PacketCompetency,
  type PacketPiece,
  type Shown,
  STATE_WORDS,
  sayCriteria,
  THIN_WORDS,
} from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import { isWebLink } from "#app/kernel/link";
import { joinWords } from "#app/kernel/words";
import { breakAddress } from "#app/platform/pdf/printable";
import { formatDay } from "#app/ui/day";
import { COLOURS, styles } from "./case-styles";
import { Prose } from "./prose";

/** As many characters of an address as fit on a line in its size. */
const ADDRESS_LINE = 92;

const strength = ({ state, reasons }: Pick<Shown, "state" | "reasons">) =>
  reasons.length === 0
    ? STATE_WORDS[state]
    : `${STATE_WORDS[state]}: ${joinWords(reasons.map((reason) => THIN_WORDS[reason]))}`;

const STATE_COLOURS = { evidenced: COLOURS.accent, thin: COLOURS.warn, missing: COLOURS.danger };

/** An entry of the outline, below that of the section. The library takes it of any element; its types know it of pages alone. */
const inOutline = (title: string): object => ({ bookmark: title });

export function Strengths({ packet }: { packet: CasePacket<unknown> }) {
  const { evidenced, thin, missing } = groupByStrength(packet.competencies);
  const groups = [
    ["Evidenced", evidenced],
    ["Thin", thin],
    ["Missing", missing],
  ] as const;
  return groups.map(([label, competencies]) => (
    <Text key={label} style={styles.paragraph}>
      <Text style={styles.bold}>
        {label}: {competencies.length} of {packet.competencies.length}.
      </Text>{" "}
      {joinWords(competencies.map(({ name }) => name)) || "None"}.
    </Text>
  ));
}

const mean = (value: number | null) => (value === null ? "–" : String(Math.round(value * 10) / 10));

export function CategoryTable({ packet }: { packet: CasePacket<unknown> }) {
  const cycles = packet.cycles ?? [];
  return (
    <View style={{ marginTop: 8 }}>
      <View style={styles.head}>
        <Text style={{ flex: 3 }}>Category, mean of what is rated</Text>
        <Text style={{ flex: 1.4, textAlign: "right" }}>Target</Text>
        {cycles.map(({ name }) => (
          <Text key={name} style={{ flex: 1.4, textAlign: "right" }}>
            {name}
          </Text>
        ))}
      </View>
      {packet.categories.map((category) => (
        <View key={category.name} style={styles.row} wrap={false}>
          <Text style={{ flex: 3 }}>{category.name}</Text>
          <Text style={{ flex: 1.4, textAlign: "right" }}>{mean(category.target)}</Text>
          {cycles.map(({ name }, index) => (
            <Text key={name} style={{ flex: 1.4, textAlign: "right" }}>
              {mean(category.means[index]?.mean ?? null)} ({category.means[index]?.rated ?? 0}/
              {category.means[index]?.of ?? 0})
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

export type Row = {
  key: string;
  competency: PacketCompetency<unknown> | null;
  criterion: PacketCompetency["criteria"][number];
};

export function CoverageRow({ row: { competency, criterion } }: { row: Row }) {
  return (
    <View wrap={false}>
      {competency && (
        <View style={styles.group}>
          <Text>
            <Text style={styles.bold}>{competency.name}</Text> {competency.expected.name} ({competency.expected.level}),{" "}
            {competency.weight}. {[strength(competency), sayCriteria(competency)].filter(Boolean).join(". ")}
          </Text>
        </View>
      )}
      <View style={styles.row}>
        <Text style={{ flex: 5, paddingRight: 8 }}>{criterion.text}</Text>
        <Text style={{ flex: 2.4, paddingRight: 8, color: STATE_COLOURS[criterion.state] }}>{strength(criterion)}</Text>
        <Text style={{ flex: 1.2, paddingRight: 8 }}>
          {criterion.pieces.length === 0 && "none"}
          {criterion.pieces.map((number, index) => (
            <Link key={number} src={`#piece-${number}`} style={styles.reference}>
              {index > 0 && ", "}
              {number}
            </Link>
          ))}
        </Text>
        <Text style={{ flex: 1.6 }}>{criterion.newestOn ? formatDay(criterion.newestOn) : "–"}</Text>
      </View>
    </View>
  );
}

export function CompetencyPart({
  competency,
  packet,
}: {
  competency: PacketCompetency<FormattedText>;
  packet: CasePacket<unknown>;
}) {
  const ratings = (packet.cycles ?? []).map(({ name, kind }, index) => {
    const rating = competency.ratings[index];
    const level = proficiencyOf(rating);
    const words =
      level === null ? (rating?.state === "not-observed" ? "not observed" : "not rated") : `${level}, ${kind}`;
    return `${name}: ${words}. `;
  });
  return (
    <View {...inOutline(competency.name)}>
      <View wrap={false} minPresenceAhead={24}>
        <Text style={styles.h2}>{competency.name}</Text>
        <Text style={[styles.quiet, styles.paragraph]}>
          Asked for: {competency.expected.name} ({competency.expected.level}), {competency.weight}.{" "}
          {strength(competency)}. {ratings.join("")}
          {competency.pieces.length > 0 && `Items ${joinWords(competency.pieces.map(String))}.`}
        </Text>
      </View>
      <Prose text={competency.narrative} empty="No words on this." />
    </View>
  );
}

const PARTS = [
  ["problem", "The problem"],
  ["choice", "The choice"],
  ["result", "The result"],
  ["risk", "The risk handled"],
] as const;

/** A piece of evidence in few elements: each costs the library more than its words do. */
export function PiecePart({ piece, packet }: { piece: PacketPiece<FormattedText>; packet: CasePacket<unknown> }) {
  const names = piece.shows.map((id) => packet.competencies.find((each) => each.id === id)?.name ?? id);
  const parts = PARTS.filter(([key]) => piece[key] !== "");
  return (
    <View style={styles.piece} id={`piece-${piece.number}`} {...inOutline(`${piece.number}. ${piece.title}`)}>
      <Text wrap={false} minPresenceAhead={24}>
        <Text style={styles.bold}>
          {piece.number}. {piece.title}
        </Text>
        <Text style={styles.quiet}>
          {"\n"}
          {piece.happenedOn ? formatDay(piece.happenedOn) : "No date"}. Shows {joinWords(names)}.
        </Text>
      </Text>
      {parts.every(([key]) => typeof piece[key] === "string") ? (
        <Text>
          {parts.flatMap(([key, label], index) => [
            <Text key={key} style={{ color: COLOURS.ink2 }}>
              {index > 0 && "\n"}
              {label}:{" "}
            </Text>,
            piece[key] as string,
          ])}
        </Text>
      ) : (
        parts.map(([key, label]) => (
          <View key={key}>
            <Text style={{ color: COLOURS.ink2 }}>{label}:</Text>
            <Prose text={piece[key]} empty="" />
          </View>
        ))
      )}
      {piece.links.map((link) =>
        isWebLink(link) ? (
          <Link key={link} src={link} style={styles.link}>
            {breakAddress(link, ADDRESS_LINE)}
          </Link>
        ) : (
          <Text key={link} style={styles.quiet}>
            {breakAddress(link, ADDRESS_LINE)}
          </Text>
        ),
      )}
      {piece.vouches.map(({ name, words, on }) => (
        <Text key={`${name} ${on}`} style={styles.quote}>
          {words}
          <Text style={styles.quiet}>
            {words !== "" && "\n"}
            {name} endorsed this, {formatDay(on)}
          </Text>
        </Text>
      ))}
    </View>
  );
}
