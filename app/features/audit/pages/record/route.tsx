import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPeopleForRecord, listRecord } from "#app/features/audit/data/record";
import { groupRecords } from "#app/features/audit/ui/group";
import { RecordItem } from "#app/features/audit/ui/record-item";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { RECORD_KINDS, type RecordKind } from "#app/kernel/record";
import { paths } from "#app/paths";
import { requirePermit } from "#app/platform/server/guards";
import { permitOrganisation } from "#app/policy/policy";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { FilterForm, FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { readRecordQuery, toPage } from "./form-schema";

export const meta = () => [{ title: "Record · Cairn" }];

const KIND_LABELS: Record<RecordKind, string> = {
  person: "People",
  team: "Teams",
  access: "Access",
  cycle: "Cycles",
  assessment: "Assessments",
  rating: "Agreed ratings",
  calibration: "Calibration",
  "shared-case": "Practice cases",
  case: "Promotion cases",
  committee: "Committees",
  ladder: "Ladder",
  organisation: "Organisation",
  audit: "Audit log",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const permit = requirePermit(permitOrganisation(actor, "record.read"));
  const query = readRecordQuery(request);
  const { database } = context;
  const [people, { zone }, ladders] = await Promise.all([
    query.person === "" ? null : listPeopleForRecord(database, query.person),
    findToday(context),
    context.ladders.listCurrent(),
  ]);
  const { entries, older, newer, names } = await listRecord(database, permit, actor, {
    personIds: people?.map(({ id }) => id) ?? null,
    kind: query.kind,
    page: toPage(query),
  });
  const namesOf = (items: readonly { id: string; name: string }[]) =>
    Object.fromEntries(items.map(({ id, name }) => [id, name]));
  const meant = people?.length === 1 ? people[0] : undefined;
  return {
    entries,
    older,
    newer,
    zone,
    book: {
      names,
      roles: namesOf(ladders.flatMap(({ ladder }) => ladder.roles)),
      competencies: namesOf(ladders.flatMap(({ ladder }) => ladder.competencies)),
    },
    kind: query.kind,
    /** An id in the address is shown as the name it stands for. */
    person: meant && meant.id === query.person ? meant.name : query.person,
    personQuery: query.person,
  };
}

export default function RecordPage() {
  const { entries, older, newer, zone, book, kind, person, personQuery } = useLoaderData<typeof loader>();
  const address = (page: { before?: number; after?: number }) =>
    paths.record({ person: personQuery, kind: kind ?? undefined, ...page });
  const isFiltered = personQuery !== "" || kind !== null;
  return (
    <>
      <PageHeader
        title="Record"
        sub={
          <>
            Who changed what, when and why, the newest first. It cannot be changed. Sign-ins, refusals and downloads are
            under <TextLink to={paths.security()}>Security events</TextLink>.
          </>
        }
        seenBy="Seen by administrators. What is still a draft, or an assessment of one's own, is not in it"
      />
      <div className="grid gap-4">
        <FilterForm>
          <FilterText name="person" label="About or by (name or e-mail)" value={person} />
          <FilterSelect
            name="kind"
            label="Kind"
            value={kind ?? ""}
            emptyLabel="Everything"
            options={RECORD_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
          />
        </FilterForm>
        {entries.length === 0 ? (
          <EmptyState title="Nothing on record here">
            {isFiltered || older || newer ? <TextLink to={paths.record()}>Show the whole record</TextLink> : null}
          </EmptyState>
        ) : (
          <Card flush>
            <ol>
              {groupRecords(entries).map((group) => (
                <RecordItem key={group[0].sequence} entries={group} book={book} zone={zone} />
              ))}
            </ol>
          </Card>
        )}
        {(older !== null || newer !== null) && (
          <nav aria-label="Pages of the record" className="flex justify-between gap-3">
            <span>{newer !== null && <TextLink to={address({ after: newer })}>Newer</TextLink>}</span>
            <span>{older !== null && <TextLink to={address({ before: older })}>Older</TextLink>}</span>
          </nav>
        )}
      </div>
    </>
  );
}
