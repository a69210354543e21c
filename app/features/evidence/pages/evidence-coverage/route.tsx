import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listOwnEvidence } from "#app/features/evidence/data/evidence-log";
import { loadOwnLadder } from "#app/features/evidence/server/evidence-scope";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { findRole } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";
import { requireFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { CoverageTable } from "./coverage-table";
import { roleChoices, toCoverageView } from "./view-model";

export const meta = () => [{ title: "Coverage · Cairn" }];

const shownSchema = z.enum(["all", "gaps", "missing"]).catch("all");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const shown = shownSchema.parse(query.get("show"));
  const [{ ladder, target }, { today }, evidence] = await Promise.all([
    loadOwnLadder(context, actor),
    findToday(context),
    listOwnEvidence(context.database, actor.personId),
  ]);
  const asked = query.get("role");
  const role = requireFound(asked ? findRole(ladder, asked) : target);
  return {
    role: { id: role.id, name: role.name },
    isTarget: role.id === target?.id,
    shown,
    pieces: evidence.length,
    tracks: roleChoices(ladder),
    ...toCoverageView(ladder, role, evidence, today, shown),
  };
}

const CONTROL = "min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-2 text-[15px] font-normal text-ink";

export default function CoverageMap() {
  const { role, isTarget, shown, pieces, tracks, categories, counts } = useLoaderData<typeof loader>();
  const total = counts.evidenced + counts.thin + counts.missing;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Evidence", to: paths.evidence() }, { label: "Coverage" }]}
        title={`Evidence coverage for ${role.name}`}
        sub={
          isTarget
            ? "What your target role requires, and what your evidence shows."
            : "What the role requires, and what your evidence shows."
        }
        seenBy="Only you can see this"
        actions={
          <ButtonLink to={paths.newEvidence()} look="primary">
            Add evidence
          </ButtonLink>
        }
      />
      <dl className="mb-5 grid grid-cols-3 gap-3">
        <Count term="Evidenced" count={counts.evidenced} total={total} />
        <Count term="Thin" count={counts.thin} total={total} />
        <Count term="Missing" count={counts.missing} total={total} isGap={counts.missing > 0} />
      </dl>
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
        <label className="grid gap-1 text-[13.5px] font-semibold">
          Role
          <select key={role.id} name="role" defaultValue={role.id} className={CONTROL}>
            {tracks.map(({ track, roles }) => (
              <optgroup key={track} label={track}>
                {roles.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label className="grid gap-1 text-[13.5px] font-semibold">
          Competencies
          <select key={shown} name="show" defaultValue={shown} className={CONTROL}>
            <option value="all">All</option>
            <option value="gaps">Thin or missing</option>
            <option value="missing">Missing</option>
          </select>
        </label>
        <Button>Show</Button>
      </Form>
      <details className="mb-5 max-w-[75ch]">
        <summary className="text-ink-2 underline underline-offset-2">How this is counted</summary>
        <div className="mt-2 grid gap-2 text-ink-2">
          <p>
            One item shows a criterion. A competency is evidenced when enough of its criteria are shown, usually two of
            three, by at least two independent items, the newest within a year, and a colleague endorsed one of them.
            With less it is thin, and we say why. Items that share a link, or have the same title on the same day, count
            once. Archived items don’t count.
          </p>
          <p>If the work took years, date the item on the day you saw the result.</p>
          <p>It is guidance for what to write down next, not a verdict on you. Nobody else sees this page.</p>
        </div>
      </details>
      {pieces === 0 && (
        <div className="mb-5">
          <EmptyState
            title="No evidence yet"
            action={<ButtonLink to={paths.importEvidence()}>Import a document or your changes</ButtonLink>}
          >
            Every competency below is missing until you tag evidence with it.
          </EmptyState>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {categories.map(({ id, name, competencies }) => (
          <CoverageTable key={id} name={name} competencies={competencies} />
        ))}
        {categories.length === 0 && <EmptyState title="Nothing of that kind" />}
      </div>
    </>
  );
}

function Count({ term, count, total, isGap = false }: { term: string; count: number; total: number; isGap?: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-[10px] border border-line bg-card px-4 py-3">
      <dt className="text-ink-2">{term}</dt>
      <dd className={`text-[22px] font-bold tabular-nums ${isGap ? "text-warn" : ""}`}>
        {count} <span className="text-[13.5px] font-normal whitespace-nowrap text-ink-2 max-md:block">of {total}</span>
      </dd>
    </div>
  );
}
