import type { ConsentState } from "#app/features/calibration/domain/shared-cases/lifecycle";
import { paths } from "#app/paths";
import type { SharedCaseState } from "#app/policy/stages";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";

const SAID: Record<ConsentState, string> = {
  asked: "has not answered yet",
  given: "agreed",
  refused: "did not agree",
  withdrawn: "took their consent back",
};

/** Administrators' actions on a case, with its consents. */
export function Manage({
  caseId,
  state,
  version,
  isReal,
  answers,
  consents,
}: {
  caseId: string;
  state: SharedCaseState;
  version: number;
  isReal: boolean;
  answers: number;
  consents: ConsentState[];
}) {
  const mayOpen = state === "preparing" && consents.every((consent) => consent === "given");
  const step = (name: string, label: string, look?: "primary") => (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <Button name="step" value={name} look={look}>
        {label}
      </Button>
    </Form>
  );
  return (
    <Card>
      <section aria-labelledby="manage-case" className="grid gap-3">
        <h2 id="manage-case">For administrators</h2>
        <p className="text-ink-2">
          {answers === 0 ? "Nobody has answered yet." : `${answers} ${answers === 1 ? "answer is" : "answers are"} in.`}
        </p>
        {isReal && (
          <p className="text-ink-2">
            Of the two who were asked for consent, {consents.map((consent) => `one ${SAID[consent]}`).join(", ")}.
            Either can take it back at any time: the case, and every rating of it, is then out of sight at once.
          </p>
        )}
        <div className="flex flex-wrap items-start gap-2">
          {mayOpen && step("open", "Open for rating", "primary")}
          {state === "preparing" && answers === 0 && (
            <ButtonLink to={paths.editSharedCase(caseId)}>Edit the text</ButtonLink>
          )}
          {state === "closed" && step("reopen", "Open again")}
          {state === "open" && (
            <Confirm label="Close the case">
              <p>
                Nobody can answer it any more, drafts included, and everyone who could rate it reads what was said. You
                can open it again.
              </p>
              {step("close", "Close it")}
            </Confirm>
          )}
        </div>
      </section>
    </Card>
  );
}
