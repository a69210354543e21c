import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { replaceTags } from "#app/features/evidence/data/evidence-edit";
import { MAX_TAGS } from "#app/features/evidence/domain/limits";
import { loadOwnLadder, readTag, requireEvidence } from "#app/features/evidence/server/evidence-scope";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { CompetencyBox } from "./choices";
import { toChoices } from "./view-model";

export const meta = () => [{ title: "What it shows · Cairn" }];

export async function loader(args: LoaderFunctionArgs) {
  const { piece, actor } = await requireEvidence(args, "edit");
  const { ladder, target } = await loadOwnLadder(args.context, actor);
  const lookedUp = new URL(args.request.url).searchParams.get("competency");
  return {
    id: piece.id,
    title: piece.title,
    version: piece.version,
    targetName: target?.name ?? null,
    ...toChoices(piece, ladder, target, lookedUp),
    categories: ladder.categories.map(({ name, competencies }) => ({
      name,
      competencies: competencies.map((id) => ({ id, name: findCompetency(ladder, id)?.name ?? id })),
    })),
  };
}

const tagsSchema = z.object({
  version: z.coerce.number().int().min(1),
  tags: z.array(z.string().max(130)).max(500),
  intent: z.enum(["save", "look-up"]).default("save"),
  competency: z.string().max(64).default(""),
});

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { piece, actor } = await requireEvidence(args, "edit");
  const form = await request.formData();
  const parsed = tagsSchema.safeParse({ ...Object.fromEntries(form), tags: form.getAll("tag") });
  if (!parsed.success) throw new Response("Unknown tags", { status: 400 });
  const { intent, competency, version } = parsed.data;
  const { ladder, target } = await loadOwnLadder(context, actor);
  // Tags that the current ladder no longer has can't be chosen again, but existing ones stay.
  const kept = new Set(piece.tags.map(({ competencyId, criterionId }) => `${competencyId}/${criterionId ?? ""}`));
  const tags = parsed.data.tags.flatMap((value) => {
    const [competencyId = "", criterionId = null] = value.split("/");
    const known = readTag(ladder, competencyId, criterionId);
    return known ?? (kept.has(`${competencyId}/${criterionId ?? ""}`) ? { competencyId, criterionId } : []);
  });
  // The page again with these ticks, of which nothing is saved.
  const show = (message: string | null, version: number, status: number) =>
    data({ message, version, ...toChoices({ ...piece, tags }, ladder, target, competency) }, status);
  if (intent === "look-up") return show(null, version, 200);
  if (tags.length > MAX_TAGS) {
    return show(`An item shows at most ${MAX_TAGS} things: leave some out. Nothing was saved.`, piece.version, 400);
  }
  const by = { actorId: actor.personId, at: context.now() };
  const saved = await replaceTags(context.database, by, { id: piece.id, version }, tags);
  if (saved.ok) return redirectWithMessage(context, paths.pieceOfEvidence(piece.id), "Saved what it shows.");
  const message = "The item changed in another tab meanwhile. Below is what you ticked: look it over and save again.";
  const { piece: current } = await requireEvidence(args, "edit");
  return show(message, current.version, 409);
}

export default function Tags() {
  const loaded = useLoaderData<typeof loader>();
  const { id, title, targetName, categories } = loaded;
  const result = useActionData<typeof action>();
  const { version, chosen, suggested, lookedUp } = result ?? loaded;
  const message = result?.message ?? null;
  const nothing = chosen.length + suggested.length === 0 && !lookedUp;
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Evidence", to: paths.evidence() },
          { label: title, to: paths.pieceOfEvidence(id) },
          { label: "What it shows" },
        ]}
        title="What does it show?"
        sub={title}
      />
      {message && (
        <Notice tone="error" role="alert" className="mb-5">
          {message}
        </Notice>
      )}
      <Form method="post" className="grid gap-5" key={`${version} ${lookedUp?.id ?? ""}`}>
        <input type="hidden" name="version" value={version} />
        <Card>
          <div className="flex flex-wrap items-end gap-3">
            <label className="grid min-w-0 flex-1 gap-1 text-[13.5px] font-semibold">
              Look up a competency
              <select
                key={lookedUp?.id}
                name="competency"
                defaultValue={lookedUp?.id ?? ""}
                className="min-h-10 w-full min-w-0 rounded-[7px] border border-line-2 bg-card px-3 py-2 text-[15px] font-normal"
              >
                <option value="">Choose one</option>
                {categories.map(({ name, competencies }) => (
                  <optgroup key={name} label={name}>
                    {competencies.map((competency) => (
                      <option key={competency.id} value={competency.id}>
                        {competency.name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <Button name="intent" value="look-up">
              Show its criteria
            </Button>
          </div>
          <p className="mt-1 text-[13.5px] text-ink-2">What you ticked stays ticked. It is saved with the others.</p>
        </Card>
        {[
          { heading: "Looked up", boxes: lookedUp ? [lookedUp] : [] },
          { heading: "Chosen", boxes: chosen },
          { heading: "Suggested", boxes: suggested },
        ].map(
          ({ heading, boxes }) =>
            boxes.length > 0 && (
              <Card key={heading}>
                <h2 className="mb-3">{heading}</h2>
                <div className="grid gap-4">
                  {boxes.map((competency) => (
                    <CompetencyBox key={competency.id} competency={competency} targetName={targetName} />
                  ))}
                </div>
              </Card>
            ),
        )}
        {nothing && (
          <p className="text-ink-2">
            Its words suggest nothing yet. Look up a competency above, or say more in the item and come back.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {!nothing && (
            <Button look="primary" name="intent" value="save">
              Save
            </Button>
          )}
          <ButtonLink to={paths.pieceOfEvidence(id)} look="quiet">
            {nothing ? "Back to the item" : "Cancel"}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
