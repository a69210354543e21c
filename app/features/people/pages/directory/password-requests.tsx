import { Form } from "@remix-run/react";
import type { PasswordRequestEntry } from "#app/features/identity/data/accounts";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

/** Who asked for a new password while no mail could be sent: an administrator makes the link and passes it on. */
export function PasswordRequests({ requests, zone }: { requests: PasswordRequestEntry[]; zone: string }) {
  return (
    <Card className="mb-5">
      <h2>Asked for a new password</h2>
      <p className="text-[13.5px] text-ink-2">
        Make sure that it was really them. The link is then mailed to them or, where that fails, shown to you to pass
        on.
      </p>
      <ul className="mt-3 grid gap-2">
        {requests.map(({ personId, name, requestedAt }) => (
          <li key={personId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <TextLink to={paths.person(personId)} className="font-semibold">
              {name}
            </TextLink>
            <span className="text-[13.5px] text-ink-2">
              <Time value={requestedAt} zone={zone} show="minute" />
            </span>
            <Form method="post" action={paths.person(personId)} className="ml-auto">
              <Button size="small" name="intent" value="make-link" aria-label={`Make the link for ${name}`}>
                Make the link
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
