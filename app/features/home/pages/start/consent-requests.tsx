import type { ConsentRequest } from "#app/features/calibration/data/shared-cases";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** Practice cases based on the person's own assessment or review, with the consent they are asked for or gave. */
export function ConsentRequests({ requests }: { requests: ConsentRequest[] }) {
  return (
    <Card>
      <section aria-labelledby="consents">
        <h2 id="consents">Permission requests</h2>
        <ul className="mt-2 grid gap-1.5">
          {requests.map(({ caseId, title, state, isSubject }) => (
            <li key={caseId}>
              {state === "asked" ? "May we use " : "You allowed "}
              <TextLink to={paths.sharedCaseConsent(caseId)}>“{title}”</TextLink>
              {`, ${isSubject ? "your assessment" : "your review"} without names, ${state === "asked" ? "for calibration practice?" : "to be used for calibration practice."}`}
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
