import { Button } from "#app/ui/button";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import type { Deletion } from "./view-model";

/** An archived item: what that means, and the ways to restore or delete it. */
export function ArchivedCard({ deletion, problem }: { deletion: Deletion; problem: string | null }) {
  return (
    <Notice className="mb-5" title="This item is archived: it counts nowhere, and nobody new sees it.">
      {problem && (
        <p role="alert" className="mt-1 text-danger">
          {problem}
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-start gap-2">
        <Form method="post">
          <Button name="intent" value="restore">
            Restore
          </Button>
        </Form>
        {deletion.isAllowed && (
          <Confirm label="Delete for good" danger>
            <p className="max-w-[60ch]">
              It cannot be brought back: its words{deletion.hasFiles && ", its files"}, its tags and what others said of
              it are deleted. {deletion.isBesideDraft && "It also goes from your ratings that are not submitted yet. "}
              {deletion.stays
                ? "A promotion case was submitted with it: that submission keeps its words and its links, and whoever may read the case still reads them there."
                : "On record stays that you deleted an item, without a word of it."}
            </p>
            <Form method="post">
              <Button name="intent" value="delete" look="danger">
                Delete this item for good
              </Button>
            </Form>
          </Confirm>
        )}
      </div>
      {!deletion.isAllowed && (
        <p className="mt-2 max-w-[70ch]">
          {deletion.isInOpenCase
            ? "A promotion case that is not submitted holds it: take it out of the case to delete it for good."
            : "A submitted rating was weighed with it, so it cannot be deleted: who reads that assessment still reads it there."}
        </p>
      )}
    </Notice>
  );
}
