import type { ReactNode } from "react";
import type { Role } from "#app/features/ladder/domain/schema";
import { responsibilityAnchor } from "#app/features/ladder/ui/anchors";
import { useFragment } from "#app/features/ladder/ui/use-fragment";
import { type LadderQuery, paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import type { NamedText } from "./view-model";

export function AtAGlance({ facts }: { facts: Role["atAGlance"] }) {
  return (
    <dl className="grid gap-3">
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt className="text-[13px] text-ink-3">{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Responsibilities({ responsibilities }: { responsibilities: Role["responsibilities"] }) {
  const fragment = useFragment();
  return (
    <ol className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {responsibilities.map(({ id, title, text }) => (
        <li
          key={id}
          id={responsibilityAnchor(id)}
          data-current={fragment === responsibilityAnchor(id) || undefined}
          className="-mx-2 scroll-mt-4 rounded-md border-l-2 border-transparent px-2 current:border-accent current:bg-accent-soft"
        >
          <h3>{title}</h3>
          <p className="max-w-[65ch] text-ink-2">{text}</p>
        </li>
      ))}
    </ol>
  );
}

export function Qualifications({ qualifications }: { qualifications: NonNullable<Role["qualifications"]> }) {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      <div>
        <h3>Education</h3>
        <p className="text-ink-2">{qualifications.education}</p>
      </div>
      <div>
        <h3>Experience</h3>
        <p className="text-ink-2">{qualifications.experience}</p>
      </div>
      <Lines title="Technical foundations" lines={qualifications.technicalFoundations} />
      <Lines title="Engineering practices" lines={qualifications.engineeringPractices} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

export function Differences({
  roleId,
  differences,
  query,
}: {
  roleId: string;
  differences: NamedText[];
  query: LadderQuery;
}) {
  return (
    <ul className="grid gap-4">
      {differences.map(({ id, name, text }) => (
        <li key={id}>
          <h3>
            From <TextLink to={paths.role(id, query)}>{name}</TextLink>
          </h3>
          <p className="max-w-[75ch] text-ink-2">{text}</p>
          <p className="text-[13.5px]">
            <TextLink to={paths.compareRoles({ from: id, to: roleId, ...query })}>
              Compare the expectations of both
            </TextLink>
          </p>
        </li>
      ))}
    </ul>
  );
}

export function LeadsTo({ next, query }: { next: NamedText[]; query: LadderQuery }) {
  return (
    <ul className="grid gap-3">
      {next.map(({ id, name, text }) => (
        <li key={id}>
          <TextLink to={paths.role(id, query)} className="font-semibold">
            {name}
          </TextLink>
          <p className="max-w-[75ch] text-ink-2">{text}</p>
        </li>
      ))}
    </ul>
  );
}

export function Archetypes({ archetypes }: { archetypes: Role["archetypes"] }) {
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {archetypes.map(({ name, text }) => (
        <li key={name}>
          <h3>{name}</h3>
          <p className="text-ink-2">{text}</p>
        </li>
      ))}
    </ul>
  );
}

export function SampleEvidence({ sample }: { sample: NonNullable<Role["sampleEvidence"]> }) {
  return (
    <Card>
      <h3 className="text-[17px]">{sample.title}</h3>
      <dl className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Part name="Problem">{sample.problem}</Part>
        <Part name="Choice">{sample.choice}</Part>
        <Part name="Measured result">{sample.result}</Part>
        <Part name="Risk, and how it was handled">{sample.risk}</Part>
      </dl>
    </Card>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      <dd className="text-ink-2">{children}</dd>
    </div>
  );
}
