import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import { MAX_REVIEWER_CHOICES } from "./form-schema";
import type { Preview } from "./view-model";

/** Obstacles to a launch. */
export function Obstacles({ cycleId, preview }: { cycleId: string; preview: Preview }) {
  const nobody = preview.assessments + preview.withoutReviewer.length + preview.unknownRole.length === 0;
  return (
    <>
      {nobody && (
        <Notice tone="warning" title="Nobody takes part yet">
          <TextLink to={paths.cycleParticipants(cycleId)}>Choose who takes part</TextLink>
        </Notice>
      )}
      {preview.closesInThePast && (
        <Notice tone="error" title="The day on which this cycle closes is over">
          <TextLink to={paths.editCycle(cycleId)}>Change the dates</TextLink>
        </Notice>
      )}
      {preview.unknownRole.length > 0 && (
        <Notice tone="error" title="Some roles are not in this ladder version">
          <ul className="mt-1 list-disc pl-5">
            {preview.unknownRole.map(({ id, name, roleId }) => (
              <li key={id}>
                <TextLink to={paths.person(id)}>{name}</TextLink>: {roleId}
              </li>
            ))}
          </ul>
          <p className="mt-2">
            Change their role, <TextLink to={paths.cycleParticipants(cycleId)}>take them out</TextLink>, or{" "}
            <TextLink to={paths.editCycle(cycleId)}>choose another ladder version</TextLink>.
          </p>
        </Notice>
      )}
      {preview.tooManyChoices && (
        <Notice tone="error" title={`${preview.withoutReviewer.length} people have no manager`}>
          <p>
            Up to {MAX_REVIEWER_CHOICES} can be given a reviewer here. Give the others a manager in{" "}
            <TextLink to={paths.people()}>People</TextLink>, or{" "}
            <TextLink to={paths.cycleParticipants(cycleId)}>take them out</TextLink>.
          </p>
        </Notice>
      )}
    </>
  );
}

/** Consequences of the launch in plain words. */
export function Consequences({ preview, selfDueOn }: { preview: Preview; selfDueOn: string }) {
  const { assessments, reviewers, inactive } = preview;
  if (assessments === 0) return null;
  return (
    <Card>
      <h2>What happens</h2>
      <ul className="mt-2 grid list-disc gap-1.5 pl-5">
        <li>
          {assessments} {plural(assessments, "person finds a self-assessment", "people find a self-assessment")} on
          their home page, due on <Day value={selfDueOn} />.
        </li>
        <li>
          {reviewers.length} {plural(reviewers.length, "manager finds", "managers find")} a review for each of their
          reports in their queue.
        </li>
        <li>The ladder version, and who takes part, can no longer change. Dates can still move later.</li>
        <li>Cairn sends no message about it: tell people yourself.</li>
        {inactive.length > 0 && (
          <li>Left out, because they have left: {inactive.map(({ name }) => name).join(", ")}.</li>
        )}
      </ul>
      {preview.selfDueInThePast && !preview.closesInThePast && (
        <Notice tone="warning" className="mt-4">
          The day by which self-assessments are due is over: everyone is late from the first moment.
        </Notice>
      )}
      <details className="mt-4">
        <summary className="text-ink-2 underline underline-offset-2">Who reviews how many</summary>
        <ul className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-2">
          {reviewers.map(({ id, name, count }) => (
            <li key={id} className="flex justify-between gap-3">
              <span>{name}</span>
              <span className="tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
