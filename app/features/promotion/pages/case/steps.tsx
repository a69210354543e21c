import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { formatDay } from "#app/ui/day";
import { Form } from "#app/ui/forms/form";
import type { CaseHeadView } from "./view-model";

/** What happens next with the case, and what this reader can do about it. */
export function NextSteps({ view, hasManager }: { view: CaseHeadView; hasManager: boolean }) {
  const { may, caseId } = view;
  const sentence = describeNext(view, hasManager);
  return (
    <Card className="mb-4 print:hidden">
      <section aria-labelledby="next-heading">
        <h2 id="next-heading" className="mb-2">
          What is next
        </h2>
        <p className="mb-4 max-w-[75ch]">{sentence}</p>
        <div className="flex flex-wrap items-start gap-2">
          {may["ask-manager"] && hasManager && (
            <Step intent="ask-manager" label="Ask my manager to review" look="primary" />
          )}
          {may.edit && <ButtonLink to={paths.caseSummary(caseId)}>Write the summary</ButtonLink>}
          {may.recommend && (
            <ButtonLink look="primary" to={paths.caseReview(caseId)}>
              {view.isRecommended ? "Change my recommendation" : "Recommend or send back"}
            </ButtonLink>
          )}
          {may.submit && (
            <ButtonLink look={view.isRecommended ? "primary" : "secondary"} to={paths.submitCase(caseId)}>
              {view.review?.isOver ? "Submit without a recommendation" : "Submit"}
            </ButtonLink>
          )}
          {may["take-back"] && view.isSubject && <Step intent="take-back" label="Take back to a draft" />}
          {may.vote && (
            <ButtonLink look="primary" to={paths.caseVote(caseId)}>
              The vote
            </ButtonLink>
          )}
          {may["put-into-effect"] && !view.isInEffect && (
            <Step intent="put-into-effect" label="Put the new role on record" look="primary" />
          )}
          {may.close && (view.state === "not-yet" || view.isInEffect) && <Step intent="close" label="Close the case" />}
          {may.share && <ButtonLink to={paths.caseSharing(caseId)}>Share</ButtonLink>}
          {may.withdraw && (
            <Confirm label="Withdraw" danger>
              <p className="max-w-[60ch]">
                The case ends here. Only you and those you share it with read it from then on; it cannot be taken up
                again, but you can begin another.
              </p>
              <Step intent="withdraw" label="Withdraw the case" look="danger" />
            </Confirm>
          )}
        </div>
      </section>
    </Card>
  );
}

function Step({ intent, label, look }: { intent: string; label: string; look?: "primary" | "danger" }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} look={look}>
        {label}
      </Button>
    </Form>
  );
}

function describeWait({ review, isSubject, subjectName, managerName }: CaseHeadView): string {
  if (!review) return "";
  const who = isSubject ? "you" : subjectName;
  if (review.hasManagerLeft) return `${managerName} is no longer here, so ${who} may submit it without one.`;
  const day = formatDay(review.endsOn);
  return review.isOver
    ? `They had until ${day}: ${who} may submit it without a recommendation now.`
    : `From ${day} on ${who} may submit it without one.`;
}

function describeNext(view: CaseHeadView, hasManager: boolean): string {
  const { isSubject, subjectName, managerName, isRecommended, isInEffect, effectiveOn, targetName } = view;
  const who = isSubject ? "you" : subjectName;
  const day = effectiveOn ? formatDay(effectiveOn) : "";
  switch (view.state) {
    case "draft":
      if (!isSubject) return `${subjectName} is still writing.`;
      return hasManager
        ? "Add evidence and a note for each competency, then ask your manager to review it. The case is locked while they read it."
        : "You have no manager at present who could review it. You can go on writing.";
    case "review":
      if (isRecommended) {
        return `${managerName} has said what they recommend. ${isSubject ? "You can submit it now, or take it back to change it." : `${subjectName} decides whether to submit it.`}`;
      }
      return isSubject
        ? `${managerName} reads it and says what they recommend. ${describeWait(view)} To change it, take it back to a draft.`
        : `${subjectName} waits for the recommendation of ${managerName}. ${describeWait(view)}`;
    case "submitted":
      return "It waits to be put before a committee. It is frozen as it was submitted; additions are marked.";
    case "in-committee":
      return `It is before ${view.committee?.name ?? "a committee"}, whose session is on ${view.committee ? formatDay(view.committee.meetsOn) : "a day to be named"}. Members vote each for themselves first.`;
    case "approved":
      return isInEffect
        ? `Approved: the role ${targetName} is on record for ${who}, and counts from ${day}.`
        : `Approved: the role ${targetName} counts from ${day}, and an administrator puts it on record on that day.`;
    case "not-yet":
      return isSubject
        ? "The committee says “not yet”. Its words and the gaps it named are below; they can become goals of your growth plan."
        : "The committee said “not yet”.";
    case "closed":
      return "Closed. It stays as it was submitted, for those who read it before.";
    case "withdrawn":
      return isSubject ? "You withdrew this case. You can begin another at any time." : "This case was withdrawn.";
  }
}
