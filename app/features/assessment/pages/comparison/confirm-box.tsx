import type { Lifecycle } from "#app/policy/stages";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Notice } from "#app/ui/notice";

/** The end of a comparison: who has confirmed, and the button to. */
export function ConfirmBox({
  lifecycle,
  isSubject,
  otherName,
  open,
  message,
}: {
  lifecycle: Lifecycle;
  isSubject: boolean;
  otherName: string;
  open: { id: string; name: string }[] | null;
  message: string | null;
}) {
  const mine = isSubject ? lifecycle.engineerConfirmed : lifecycle.managerConfirmed;
  const theirs = isSubject ? lifecycle.managerConfirmed : lifecycle.engineerConfirmed;
  return (
    <Card>
      <h2 className="mb-1 text-[17px]">Confirm what you agreed</h2>
      {message && (
        <Notice tone="error" role="alert" className="my-3">
          {message}
        </Notice>
      )}
      {mine ? (
        <p className="text-ink-2">
          You have confirmed. It is final once {otherName} confirms too; a change to an agreed rating asks both of you
          again.
        </p>
      ) : (
        <>
          <p className="max-w-[72ch] text-ink-2">
            {theirs ? `${otherName} has confirmed. ` : ""}
            Confirming records the agreed ratings as they stand above. With both confirmations the assessment is final.
          </p>
          {open && (
            <Notice tone="warning" role="alert" title={`${open.length} without an agreed rating`} className="my-3">
              <ul className="list-disc pl-5">
                {open.map(({ id, name }) => (
                  <li key={id}>
                    <a href={`#${id}`} className="underline underline-offset-2">
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
              <p className="mt-1">They stay without one if you confirm now.</p>
            </Notice>
          )}
          <div className="mt-3">
            <Button look="primary" name="intent" value={open ? "confirm-anyway" : "confirm"}>
              Confirm
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
