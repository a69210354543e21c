import type { ReactNode } from "react";
import type { CasePacket, PacketPiece } from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import { isWebLink } from "#app/kernel/link";
import { joinWords } from "#app/kernel/words";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { Markdown } from "#app/ui/markdown";

/** The part of a case that its evidence is in. */
export function EvidenceCard({ children }: { children: ReactNode }) {
  return (
    <Card>
      <section aria-labelledby="evidence-heading">
        <h2 id="evidence-heading" className="mb-2">
          Evidence
        </h2>
        {children}
      </section>
    </Card>
  );
}

/** The chosen pieces, numbered as the rest of the case names them. */
export function EvidenceList({ packet, children }: { packet: CasePacket<FormattedText>; children?: ReactNode }) {
  const names = new Map(packet.competencies.map(({ id, name }) => [id, name]));
  return (
    <EvidenceCard>
      {packet.evidence.length === 0 && <p className="text-ink-3">No evidence is chosen yet.</p>}
      <ol className="grid gap-5">
        {packet.evidence.map((piece) => (
          <li key={piece.number} id={`piece-${piece.number}`} className="scroll-mt-4 break-inside-avoid">
            <Piece piece={piece} shows={piece.shows.map((id) => names.get(id) ?? id)} />
          </li>
        ))}
      </ol>
      {children}
    </EvidenceCard>
  );
}

const PARTS = [
  ["problem", "The problem"],
  ["choice", "The choice"],
  ["result", "The result"],
  ["risk", "The risk handled"],
] as const;

const Answer = ({ text }: { text: FormattedText }) =>
  typeof text === "string" ? (
    <dd className="inline whitespace-pre-line">{text}</dd>
  ) : (
    <dd>
      <Markdown blocks={text} />
    </dd>
  );

function Piece({ piece, shows }: { piece: PacketPiece<FormattedText>; shows: readonly string[] }) {
  return (
    <article className="[overflow-wrap:anywhere]">
      <h3>{`${piece.number}. ${piece.title}`}</h3>
      <p className="text-[13.5px] text-ink-2">
        {`${piece.happenedOn ? formatDay(piece.happenedOn) : "No date"}. Shows ${joinWords(shows)}.`}
      </p>
      <dl className="mt-1 grid max-w-[75ch] gap-1">
        {PARTS.map(([key, label]) =>
          piece[key] === "" ? null : (
            <div key={key}>
              <dt className="inline font-medium text-ink-2">{label}: </dt>
              <Answer text={piece[key]} />
            </div>
          ),
        )}
      </dl>
      {piece.links.length > 0 && (
        <ul className="mt-1">
          {piece.links.map((link) => (
            <li key={link}>
              {isWebLink(link) ? (
                <a href={link} rel="noopener noreferrer" className="text-link">
                  {link}
                </a>
              ) : (
                link
              )}
            </li>
          ))}
        </ul>
      )}
      {piece.vouches.map((vouch) => (
        <blockquote key={`${vouch.name} ${vouch.on}`} className="mt-2 max-w-[75ch] border-l-2 border-line-2 pl-3">
          {vouch.words !== "" && <p className="whitespace-pre-line">{vouch.words}</p>}
          <footer className="text-[13.5px] text-ink-2">{`${vouch.name} endorsed this, ${formatDay(vouch.on)}`}</footer>
        </blockquote>
      ))}
    </article>
  );
}
