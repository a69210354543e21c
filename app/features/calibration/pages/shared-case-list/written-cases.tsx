import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import type { WrittenRow } from "./view-model";

/** Written cases of the ladder that are not open for rating yet. */
export function WrittenCases({ cases }: { cases: WrittenRow[] }) {
  return (
    <Card>
      <section aria-labelledby="written-cases">
        <h2 id="written-cases">Practice cases of the ladder</h2>
        <p className="mt-1 max-w-[75ch] text-ink-2">
          Invented, and about nobody. They come as files with the ladder. Opening one asks everyone with reports to rate
          it; what they answer connects managers who otherwise rate nobody in common.
        </p>
        {cases.length === 0 ? (
          <p className="mt-3">All of them have been opened.</p>
        ) : (
          <ul className="mt-3 grid gap-2">
            {cases.map(({ id, title, roleName, competencies }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-2">
                <span className="font-semibold">{title}</span>
                <span className="text-[13.5px] text-ink-2">
                  {roleName} · {competencies} competencies
                </span>
                <Form method="post" className="ml-auto">
                  <Button size="small" name="written" value={id} aria-label={`Open “${title}” for rating`}>
                    Open for rating
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Card>
  );
}
