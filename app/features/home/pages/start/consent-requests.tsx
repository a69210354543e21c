import type { ConsentRequest } from "#app/features/calibration/data/shared-cases";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** Practice cases based on the person's own assessment or review, with the consent they are asked for or gave. */
export function ConsentRequests({ requests }: { requests: ConsentRequest[] }) {
  return (
    <Card>
      <section aria-labelledby="consents">
        <h2 id="consents">Cases about you or your reviews</h2>
        <ul className="mt-2 grid gap-1.5">
          {requests.map(({ caseId, title, state, isSubject }) => (
            <li key={caseId}>
              {state === "asked" ? "You are asked whether " : "You agreed that "}
              <TextLink to={paths.sharedCaseConsent(caseId)}>“{title}”</TextLink>
              {`, written without names from ${isSubject ? "your assessment" : "your review"}, may be used as a shared case.`}
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
