import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { Minutes, MinutesDecision } from "#app/features/calibration/domain/session/minutes";
import { plural } from "#app/kernel/words";
import { formatDay } from "#app/ui/day";

const INK_2 = "#57534d";
const LINE = "#e4e1db";

const styles = StyleSheet.create({
  page: {
    fontSize: 9,
    lineHeight: 1.45,
    color: "#1c1b19",
    paddingTop: 48,
    paddingBottom: 60,
    paddingHorizontal: 54,
  },
  footer: {
    position: "absolute",
    bottom: 24,
    left: 54,
    right: 54,
    fontSize: 6.5,
    color: INK_2,
    flexDirection: "row",
    justifyContent: "space-between",
    borderTopWidth: 0.5,
    borderTopColor: LINE,
    paddingTop: 4,
  },
  quiet: { color: INK_2, fontSize: 8 },
  title: { fontSize: 20, lineHeight: 1.25, fontWeight: 700, marginBottom: 4 },
  h1: { fontSize: 13, fontWeight: 700, marginTop: 16, marginBottom: 4 },
  h2: { fontSize: 10.5, fontWeight: 700, marginTop: 10 },
  bold: { fontWeight: 700 },
  decision: { borderTopWidth: 0.5, borderTopColor: LINE, paddingVertical: 4 },
});

const dayOf = (moment: string) => `${formatDay(moment.slice(0, 10))} (UTC)`;

/** The minutes of a calibration session as PDF: members, people, and decisions with reasons. */
export function MinutesDocument({ minutes, fontFamily }: { minutes: Minutes; fontFamily: string }) {
  const { name, decisions } = minutes;
  const standing = decisions.filter(({ stands }) => stands);
  const people = [...new Set(standing.map(({ person }) => person))];
  const chair = minutes.members.find(({ isChair }) => isChair);
  const others = minutes.members.filter(({ isChair }) => !isChair);
  return (
    <Document
      title={`Minutes: ${name}`}
      subject={`Calibration session, ${minutes.cycle}`}
      language="en-GB"
      creator="Cairn"
      producer="Cairn"
      creationDate={new Date(minutes.closedAt)}
    >
      <Page size="A4" style={[styles.page, { fontFamily }]} bookmark="Minutes">
        <View style={styles.footer} fixed>
          <Text>Minutes of {name}. For the members of the session.</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
        <Text style={styles.quiet}>Minutes of a calibration session</Text>
        <Text style={styles.title}>{name}</Text>
        <Text>
          {minutes.people} {plural(minutes.people, "person", "people")}: {minutes.group}, {minutes.cycle}. Ladder:{" "}
          {minutes.ladder}.
        </Text>
        <Text>
          Opened on {dayOf(minutes.openedAt)}, closed on {dayOf(minutes.closedAt)}
          {minutes.releasedAt ? `, released on ${dayOf(minutes.releasedAt)}` : ", not released yet"}.
        </Text>
        <Text>
          {minutes.changed} {plural(minutes.changed, "rating")} changed, {minutes.kept} kept.
        </Text>
        {minutes.isWithoutReader && (
          <Text style={styles.quiet}>The reader is in the session: what is about them is not in these minutes.</Text>
        )}
        <Text style={styles.h1}>Members</Text>
        {chair && <Text>{chair.name}, who led the session</Text>}
        <Text>{others.map((member) => member.name).join(", ") || (chair ? "" : "Nobody")}</Text>
        <Text style={styles.h1}>Decisions</Text>
        {people.length === 0 && <Text style={styles.quiet}>Nothing was decided: every rating stands as it was.</Text>}
        {people.map((person) => (
          <PersonPart key={person} decisions={standing.filter((decision) => decision.person === person)} />
        ))}
      </Page>
    </Document>
  );
}

function PersonPart({ decisions }: { decisions: MinutesDecision[] }) {
  const [first] = decisions;
  if (!first) return null;
  return decisions.map((decision, index) => (
    <View key={decision.competency} wrap={false}>
      {index === 0 && (
        <>
          <Text style={styles.h2}>{first.person}</Text>
          <Text style={styles.quiet}>
            {first.role}, reviewed by {first.manager || "nobody"}
          </Text>
        </>
      )}
      <View style={styles.decision}>
        <Text>
          <Text style={styles.bold}>{decision.competency}: </Text>
          {decision.outcome === "kept"
            ? `kept at ${decision.before}`
            : `changed from ${decision.before} to ${decision.after}`}
        </Text>
        <Text>{decision.reason}</Text>
        <Text style={styles.quiet}>
          {decision.by}, {dayOf(decision.at)}
          {decision.revision > 1 ? `; replaces ${decision.revision - 1} earlier` : ""}
        </Text>
      </View>
    </View>
  ));
}
