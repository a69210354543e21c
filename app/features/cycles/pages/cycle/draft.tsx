import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import type { toDraft } from "./view-model";

type DraftView = ReturnType<typeof toDraft>;
type Person = DraftView["inactive"][number];

/** The launch that a draft would make, and its obstacles. */
export function Draft({ cycleId, draft }: { cycleId: string; draft: DraftView }) {
  if (draft.total === 0) {
    return (
      <EmptyState
        title="Nobody takes part yet"
        action={
          <ButtonLink look="primary" to={paths.cycleParticipants(cycleId)}>
            Choose who takes part
          </ButtonLink>
        }
      >
        Choose people by team, role or manager, or one by one. Nobody is told anything until you launch.
      </EmptyState>
    );
  }
  return (
    <>
      <section aria-labelledby="people-heading">
        <Card>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="people-heading">
              {draft.total} {plural(draft.total, "person takes", "people take")} part
            </h2>
            <TextLink to={paths.cycleParticipants(cycleId)}>See and change who</TextLink>
          </div>
          <p className="mt-1 text-ink-2">
            {draft.reviewers} {plural(draft.reviewers, "manager reviews", "managers review")} them, by the reporting
            line of the day you launch.
          </p>
          {draft.byRole.length > 0 && (
            <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
              {draft.byRole.map(({ id, name, count }) => (
                <div key={id} className="flex flex-row-reverse items-baseline gap-2">
                  <dt className="text-ink-2">{name}</dt>
                  <dd className="text-[19px] font-semibold tabular-nums">{count}</dd>
                </div>
              ))}
            </dl>
          )}
        </Card>
      </section>
      {draft.unknownRole.length > 0 && (
        <Notice tone="error" title="Some roles are not in this ladder version">
          <p>
            <People people={draft.unknownRole} hasRole /> cannot take part like this. Change their role, take them out,
            or choose another ladder version: until then the cycle cannot be launched.
          </p>
        </Notice>
      )}
      {draft.withoutReviewer.length > 0 && (
        <Notice tone="warning" title="Nobody to review them">
          <p>
            <People people={draft.withoutReviewer} /> {plural(draft.withoutReviewer.length, "has", "have")} no manager.
            When you launch you choose a reviewer, or leave them out.
          </p>
        </Notice>
      )}
      {draft.inactive.length > 0 && (
        <Notice title="No longer active">
          <p>
            <People people={draft.inactive} /> {plural(draft.inactive.length, "has", "have")} left and will not take
            part.
          </p>
        </Notice>
      )}
    </>
  );
}

const NAMED = 20;

function People({ people, hasRole = false }: { people: readonly Person[]; hasRole?: boolean }) {
  const rest = people.length - NAMED;
  return (
    <>
      {people.slice(0, NAMED).map(({ id, name, roleId }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <TextLink to={paths.person(id)}>{name}</TextLink>
          {hasRole && ` (${roleId})`}
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </>
  );
}
