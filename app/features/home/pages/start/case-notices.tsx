import type { CaseNotices } from "#app/features/promotion/data/case-notices";
import { CaseStateBadge } from "#app/features/promotion/ui/state-badge";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** Notices about promotion cases: names and states, nothing of their content. */
export function toCaseNotices({ own, toReview, toVote, toDecide }: CaseNotices) {
  const short = (heads: CaseNotices["own"]) =>
    heads.map(({ id, subject, lifecycle }) => ({ id, name: subject.name, state: lifecycle.state }));
  return { own: short(own), toReview: short(toReview), toVote: short(toVote), toDecide: short(toDecide) };
}
type Notices = ReturnType<typeof toCaseNotices>;

export const hasCaseNotices = (notices: Notices): boolean => Object.values(notices).some((list) => list.length > 0);

/** Promotion cases that wait for the person: their own, those to recommend, to vote on and to decide. */
export function CaseNoticesCard({ notices }: { notices: Notices }) {
  const { own, toReview, toVote, toDecide } = notices;
  return (
    <Card>
      <section aria-labelledby="cases-heading">
        <h2 id="cases-heading">Promotion cases</h2>
        <ul className="mt-2 grid gap-1.5">
          {own.map(({ id, state }) => (
            <li key={id}>
              <TextLink to={paths.case(id)}>My case</TextLink> <CaseStateBadge state={state} />
            </li>
          ))}
          {toReview.map(({ id, name }) => (
            <li key={id}>
              <TextLink to={paths.case(id)}>Read and recommend {name}’s case</TextLink>
            </li>
          ))}
          {toVote.map(({ id, name }) => (
            <li key={id}>
              <TextLink to={paths.caseVote(id)}>Vote on {name}’s case</TextLink>
            </li>
          ))}
          {toDecide.map(({ id, name }) => (
            <li key={`decide-${id}`}>
              All have voted: <TextLink to={paths.caseDecision(id)}>record the decision on {name}’s case</TextLink>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
