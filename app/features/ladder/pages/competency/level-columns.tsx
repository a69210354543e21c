import type { ReactNode } from "react";
import { sayEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import type { Criterion } from "#app/features/ladder/domain/schema";
import { levelAnchor } from "#app/features/ladder/ui/anchors";
import { LevelNumber } from "#app/features/ladder/ui/proficiency";
import { useFragment } from "#app/features/ladder/ui/use-fragment";
import { plural } from "#app/kernel/words";
import { type LadderQuery, paths } from "#app/paths";
import { TextLink } from "#app/ui/text-link";
import type { AskedOf, LevelColumn } from "./view-model";

/** Tailwind finds class names as they are written. More than six columns would be too narrow to read, and wrap. */
const COLUMNS: Record<number, string> = {
  2: "xl:grid-cols-2",
  3: "xl:grid-cols-3",
  4: "xl:grid-cols-4",
  5: "xl:grid-cols-5",
  6: "xl:grid-cols-6",
};

/** All proficiencies: columns on a wide screen, with alike parts on one line; one under the other on a narrow one. */
export function LevelColumns({
  competencyId,
  levels,
  query,
  evidence,
}: {
  competencyId: string;
  levels: LevelColumn[];
  query: LadderQuery;
  /** How much of the reader's own evidence each criterion has; null where none is to be shown. */
  evidence: Record<string, number> | null;
}) {
  const fragment = useFragment();
  return (
    <div className={`grid gap-x-3 gap-y-4 xl:gap-y-0 ${COLUMNS[levels.length] ?? "xl:grid-cols-4"}`}>
      {levels.map(({ level, name, described, askedOf }) => (
        <section
          key={level}
          id={levelAnchor(level)}
          aria-labelledby={`${levelAnchor(level)}_name`}
          data-current={fragment === levelAnchor(level) || undefined}
          className="scroll-mt-4 gap-y-4 rounded-[10px] border border-line bg-card p-4 text-[14px] max-xl:grid current:border-accent current:ring-1 current:ring-accent xl:row-span-5 xl:mb-4 xl:grid xl:grid-rows-subgrid"
        >
          <div>
            <h3 id={`${levelAnchor(level)}_name`} className="flex items-baseline gap-2">
              <LevelNumber level={level} />
              {name}
            </h3>
            <p className="mt-2 font-medium">{described?.descriptor ?? "This ladder does not describe this level."}</p>
          </div>
          <Part title="Seen when someone" isShown={described !== null}>
            <ul className="-mx-2.5 grid gap-1">
              {described?.criteria.map((criterion) => (
                <CriterionItem
                  key={criterion.id}
                  criterion={criterion}
                  isCurrent={fragment === criterion.id}
                  evidence={
                    evidence && {
                      count: evidence[criterion.id] ?? 0,
                      to: paths.evidence({ competency: competencyId, criterion: criterion.id }),
                      toAdd: paths.newEvidence({ competency: competencyId, criterion: criterion.id }),
                    }
                  }
                />
              ))}
            </ul>
            {described && <p className="mt-1 text-[13px] text-ink-2 empty:hidden">{sayEnoughCriteria(described)}</p>}
          </Part>
          <Part title="Evidence could be" isShown={(described?.evidence.length ?? 0) > 0}>
            <ul className="grid list-disc gap-1 pl-4 text-ink-2">
              {described?.evidence.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </Part>
          <Part title="Not to be misread" isShown={described?.misreading !== undefined}>
            <p className="text-ink-2">{described?.misreading}</p>
          </Part>
          <Part title="Asked of" isShown={true}>
            <Roles roles={askedOf} query={query} />
          </Part>
        </section>
      ))}
    </div>
  );
}

/** Takes its row even where it is empty, so that the columns stay aligned. */
function Part({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return <div className="max-xl:hidden" />;
  return (
    <div>
      <h4 className="mb-1 text-[13px] text-ink-3">{title}</h4>
      {children}
    </div>
  );
}

type OwnEvidence = { count: number; to: string; toAdd: string };

function CriterionItem({
  criterion,
  isCurrent,
  evidence,
}: {
  criterion: Criterion;
  isCurrent: boolean;
  evidence: OwnEvidence | null;
}) {
  return (
    <li
      id={criterion.id}
      data-current={isCurrent || undefined}
      className="group relative scroll-mt-4 rounded-md border-l-2 border-transparent px-2 py-1 current:border-accent current:bg-accent-soft"
    >
      {criterion.text}
      <a
        href={`#${criterion.id}`}
        aria-label="Link to this criterion"
        title="Link to this criterion"
        className="inline-block min-w-6 rounded text-center text-ink-3 no-underline hover:text-accent focus-visible:opacity-100 group-hover:opacity-100 print:hidden [@media(hover:hover)]:absolute [@media(hover:hover)]:right-0 [@media(hover:hover)]:bottom-1 [@media(hover:hover)]:bg-card [@media(hover:hover)]:opacity-0"
      >
        #
      </a>
      {evidence && (
        <span className="block text-[13px] print:hidden">
          {evidence.count > 0 ? (
            <TextLink to={evidence.to} className="inline-block py-1">
              {evidence.count} {plural(evidence.count, "item")} of my evidence
              <span className="sr-only"> for: {criterion.text}</span>
            </TextLink>
          ) : (
            <TextLink to={evidence.toAdd} className="inline-block py-1 text-ink-3">
              Add evidence
              <span className="sr-only"> for: {criterion.text}</span>
            </TextLink>
          )}
        </span>
      )}
    </li>
  );
}

function Roles({ roles, query }: { roles: AskedOf[]; query: LadderQuery }) {
  if (roles.length === 0) return <p className="text-ink-3">No role</p>;
  return (
    <ul className="grid gap-0.5">
      {roles.map(({ id, name, weight }) => (
        <li key={id}>
          <TextLink to={paths.role(id, query, "expectations")}>{name}</TextLink>{" "}
          <span className="text-[13px] text-ink-3">{weight}</span>
        </li>
      ))}
    </ul>
  );
}
