import type { Paged } from "#app/kernel/paging";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { Pagination } from "#app/ui/pagination";
import type { Query } from "./form-schema";
import { PeopleTable, type PersonRow } from "./people-table";
import { toAddress } from "./to-address";

type Props = { cycleId: string; query: Query; takingPart: Paged & { total: number; people: PersonRow[] } };

/** Everyone who is in, to take some or all of them out again. */
export function TakesPart({ cycleId, query, takingPart }: Props) {
  const here = paths.cycleParticipants(cycleId, toAddress(query));
  return (
    <section aria-labelledby="in-heading" className="mt-8 grid gap-3">
      <h2 id="in-heading">Takes part</h2>
      {takingPart.total === 0 ? (
        <EmptyState title="Nobody takes part yet">Find people above by team, role or manager, and add them.</EmptyState>
      ) : (
        <Form method="post" action={here}>
          <Card flush>
            <div className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
              <p>
                {takingPart.total} {plural(takingPart.total, "person", "people")}.
              </p>
              <div className="flex flex-wrap items-start gap-4">
                <details>
                  <summary className="py-2 text-ink-2 underline underline-offset-2">Take everyone out…</summary>
                  <p className="my-2">The draft is then empty. The people themselves stay as they are.</p>
                  <Button name="intent" value="remove-all" look="danger">
                    Take everyone out
                  </Button>
                </details>
                <Button name="intent" value="remove">
                  Take out those ticked
                </Button>
              </div>
            </div>
            <PeopleTable caption="Who takes part" people={takingPart.people} />
            <Pagination
              label="Pages of who takes part"
              page={takingPart.page}
              pageCount={takingPart.pageCount}
              to={(inPage) => paths.cycleParticipants(cycleId, toAddress({ ...query, inPage }))}
            />
          </Card>
        </Form>
      )}
    </section>
  );
}
