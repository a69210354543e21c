import type { MarkdownBlock } from "#app/kernel/formatted-text";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { ExternalLink, Markdown } from "#app/ui/markdown";
import { TextLink } from "#app/ui/text-link";

/** The four answers, and the links. What is not said yet is named to the author alone. */
export function Story({
  id,
  sections,
  links,
  isOwn,
}: {
  id: string;
  sections: { name: string; label: string; blocks: MarkdownBlock[] | null }[];
  links: string[];
  isOwn: boolean;
}) {
  const unanswered = sections.filter(({ blocks }) => blocks === null);
  return (
    <Card>
      <div className="grid gap-5">
        {sections.map(({ name, label, blocks }) =>
          blocks === null ? null : (
            <section key={name}>
              <h2 className="mb-1">{label.replace("did you decide", "was decided")}</h2>
              <Markdown blocks={blocks} />
            </section>
          ),
        )}
        {unanswered.length > 0 && isOwn && (
          <section>
            <h2 className="mb-1">{unanswered.length === sections.length ? "Missing details" : "Missing details"}</h2>
            <ul className="list-disc pl-5 text-ink-2">
              {unanswered.map(({ name, label }) => (
                <li key={name}>{label}</li>
              ))}
            </ul>
            <p className="mt-2">
              <TextLink to={paths.editEvidence(id)}>Add details</TextLink>
            </p>
          </section>
        )}
        {unanswered.length === sections.length && !isOwn && <p className="text-ink-2">No more is said of it yet.</p>}
        {links.length > 0 && (
          <section>
            <h2 className="mb-1">Links</h2>
            <ul className="grid gap-1 break-all">
              {links.map((link) => (
                <li key={link}>
                  <ExternalLink href={link}>{link}</ExternalLink>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Card>
  );
}
