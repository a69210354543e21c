import { Document, Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { RECOMMENDATION_WORDS } from "#app/features/promotion/domain/lifecycle";
import { type CasePacket, type PacketCompetency, sayNotRecommended } from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import { formatDay } from "#app/ui/day";
import { CategoryTable, CompetencyPart, CoverageRow, PiecePart, type Row, Strengths } from "./case-parts";
import { CaseRadar } from "./case-radar";
import { styles } from "./case-styles";
import { Prose } from "./prose";
import type { CasePdfInput } from "./render-case-pdf";

const MISSING_CHARACTER = "[U+";

/** The input, with what may be written in Markdown formatted. */
type CaseDocumentProps = Omit<CasePdfInput, "packet" | "addenda"> & {
  packet: CasePacket<FormattedText>;
  addenda: (Omit<CasePdfInput["addenda"][number], "text"> & { text: FormattedText })[];
  fontFamily: string;
};

/** A case on paper: cover, summary, radar, coverage, competencies, evidence; its number at the foot of every page. */
export function CaseDocument({ packet, frozen, addenda, madeAt, fontFamily }: CaseDocumentProps) {
  const { person, target, ladder, recommendation, readiness } = packet;
  const section = { hash: frozen?.hash ?? null, fontFamily };
  const title = `${person.name}, for ${target.role}`;
  const hasMissing = JSON.stringify([packet, addenda]).includes(MISSING_CHARACTER);
  const latest = packet.cycles?.[0];
  return (
    <Document
      title={title}
      author={person.name}
      subject={`Promotion case, ${ladder.name} ${ladder.version}`}
      language="en-GB"
      creator="Cairn"
      producer="Cairn"
      creationDate={new Date(madeAt)}
      pageMode="useOutlines"
      pdfVersion="1.7"
    >
      <Section title="Summary" {...section}>
        <View style={styles.cover}>
          <Text style={styles.quiet}>Promotion case</Text>
          <Text style={styles.coverTitle}>{person.name}</Text>
          <Text style={styles.coverSub}>
            {person.role}, for {target.role}
          </Text>
          <Text style={[styles.quiet, { marginTop: 16 }]}>
            {ladder.name}, version {ladder.version}.{" "}
            {frozen
              ? `Submitted on ${formatDay(frozen.submittedAt.slice(0, 10))} (UTC).`
              : "A draft: it is not submitted."}
          </Text>
          {frozen && <Text style={styles.quiet}>SHA-256 of what was submitted: {frozen.hash}</Text>}
          {hasMissing && (
            <Text style={styles.quiet}>
              Characters that this document’s font does not have are written by their Unicode number, as [U+1F680].
            </Text>
          )}
        </View>
        <Text style={styles.h1}>Summary</Text>
        <Prose text={packet.summary} empty="No summary." />
        <View wrap={false}>
          <Text style={styles.h1}>What the evidence shows</Text>
          <Strengths packet={packet} />
        </View>
        <Text style={styles.h1}>The manager’s recommendation</Text>
        {recommendation ? (
          <>
            <Text style={[styles.bold, styles.paragraph]}>
              {packet.manager}: {RECOMMENDATION_WORDS[recommendation.verdict].toLowerCase()},{" "}
              {formatDay(recommendation.on)}
            </Text>
            <Prose text={recommendation.words} empty="" />
          </>
        ) : (
          <Text style={styles.paragraph}>{sayNotRecommended(packet, formatDay)}</Text>
        )}
      </Section>
      <Section title="Ratings" {...section}>
        <Text style={styles.h1}>Ratings against {target.role}</Text>
        <CaseRadar packet={packet} fontFamily={fontFamily} />
        <Text style={[styles.quiet, { textAlign: "center" }]}>
          Dotted, filled: what {target.role} asks for.{" "}
          {latest ? `Solid: ${latest.name}, ${latest.kind} ratings.` : "No final ratings."}
        </Text>
        <CategoryTable packet={packet} />
        {readiness && (
          <View wrap={false}>
            <Text style={styles.h1}>What the ladder’s rule says</Text>
            <Text style={[styles.bold, styles.paragraph]}>{readiness.headline}</Text>
            {readiness.details.map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
            {readiness.wouldChange && readiness.wouldChange.length > 0 && (
              <Text style={styles.bold}>What would change it</Text>
            )}
            {readiness.wouldChange?.map((sentence) => (
              <Text key={sentence}>• {sentence}</Text>
            ))}
            <Text style={styles.quiet}>
              Based on final ratings and, where the rule counts them, endorsed results. Use it as guidance, not as a
              decision.
            </Text>
          </View>
        )}
      </Section>
      <Section title="Coverage" {...section}>
        <Text style={styles.h1}>What {target.role} asks for, and the evidence for it</Text>
        <View style={styles.head} fixed>
          <Text style={{ flex: 5 }}>Criterion</Text>
          <Text style={{ flex: 2.4 }}>Evidence</Text>
          <Text style={{ flex: 1.2 }}>Items</Text>
          <Text style={{ flex: 1.6 }}>Newest</Text>
        </View>
        {packet.competencies.flatMap(toRows).map((row) => (
          <CoverageRow key={row.key} row={row} />
        ))}
      </Section>
      <Section title="Competencies" {...section}>
        <Text style={styles.h1}>Competency by competency</Text>
        {packet.competencies.map((competency) => (
          <CompetencyPart key={competency.id} competency={competency} packet={packet} />
        ))}
      </Section>
      <Section title="Evidence" {...section}>
        <Text style={styles.h1}>Evidence</Text>
        {packet.evidence.map((piece) => (
          <PiecePart key={piece.number} piece={piece} packet={packet} />
        ))}
      </Section>
      {addenda.length > 0 && (
        <Section title="Additions" {...section}>
          <Text style={styles.h1}>Added after the submission</Text>
          {addenda.map(({ text, author, on }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and one author may add twice on a day
            <View key={index} style={styles.piece}>
              <Text style={styles.quiet}>
                Addition: {author}, {formatDay(on)}
              </Text>
              <Prose text={text} empty="" />
            </View>
          ))}
        </Section>
      )}
    </Document>
  );
}

/** A criterion, below the name of its competency where it is the first of it. */
const toRows = (competency: PacketCompetency<unknown>): Row[] =>
  competency.criteria.map((criterion, index) => ({
    key: `${competency.id} ${criterion.id}`,
    competency: index === 0 ? competency : null,
    criterion,
  }));

/** It is on every page of a section, since it is the first in it. */
function Footer({ hash }: { hash: string | null }) {
  return (
    <View style={styles.footer} fixed>
      <Text>{hash ? `SHA-256 ${hash}` : "Draft, not submitted"}</Text>
      <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
    </View>
  );
}

type SectionProps = { title: string; hash: string | null; fontFamily: string; children: ReactNode };

/**
 * Content over as many pages as it needs. The library's newer engine lays text out once and fills the pages. The older
 * one starts over at every page break, which takes quadratic time.
 */
function Section({ title, hash, fontFamily, children }: SectionProps) {
  return (
    <Page size="A4" style={[styles.page, { fontFamily }]} bookmark={title} experimentalPagination>
      <Footer hash={hash} />
      <View style={styles.content}>{children}</View>
    </Page>
  );
}
