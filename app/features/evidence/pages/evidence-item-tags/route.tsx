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
});

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { piece, actor } = await requireEvidence(args, "edit");
  const form = await request.formData();
  const parsed = tagsSchema.safeParse({ version: form.get("version"), tags: form.getAll("tag") });
  if (!parsed.success) throw new Response("Unknown tags", { status: 400 });
  const { ladder } = await loadOwnLadder(context, actor);
  // Tags that the current ladder no longer has can't be chosen again, but existing ones stay.
  const kept = new Set(piece.tags.map(({ competencyId, criterionId }) => `${competencyId}/${criterionId ?? ""}`));
  const tags = parsed.data.tags.flatMap((value) => {
    const [competencyId = "", criterionId = null] = value.split("/");
    const known = readTag(ladder, competencyId, criterionId);
    return known ?? (kept.has(`${competencyId}/${criterionId ?? ""}`) ? { competencyId, criterionId } : []);
  });
  if (tags.length > MAX_TAGS) {
    const message = `A piece shows at most ${MAX_TAGS} things: leave some out. Nothing was saved.`;
    return data({ message, version: piece.version, ticked: parsed.data.tags }, 400);
  }
  const by = { actorId: actor.personId, at: context.now() };
  const saved = await replaceTags(context.database, by, { id: piece.id, version: parsed.data.version }, tags);
  if (saved.ok) return redirectWithMessage(context, paths.pieceOfEvidence(piece.id), "Saved what it shows.");
  const message = "The piece changed in another tab meanwhile. Below is what you ticked: look it over and save again.";
  const { piece: current } = await requireEvidence(args, "edit");
  return data({ message, version: current.version, ticked: parsed.data.tags }, 409);
}

export default function Tags() {
  const { id, title, version, targetName, chosen, suggested, lookedUp, categories } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const message = result?.message ?? null;
  const ticked = result ? new Set(result.ticked) : null;
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
      <Card className="mb-5">
        <Form method="get" className="flex flex-wrap items-end gap-3" role="search" aria-label="Competencies">
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
          <Button>Show its criteria</Button>
        </Form>
        <p className="mt-1 text-[13.5px] text-ink-2">Save first what you ticked below.</p>
      </Card>
      <Form method="post" className="grid gap-5" key={`${version} ${lookedUp?.id ?? ""}`}>
        <input type="hidden" name="version" value={result?.version ?? version} />
        {[
          { heading: "Looked up", boxes: lookedUp ? [lookedUp] : [] },
          { heading: "Chosen", boxes: chosen },
          { heading: "Suggested by its words", boxes: suggested },
        ].map(
          ({ heading, boxes }) =>
            boxes.length > 0 && (
              <Card key={heading}>
                <h2 className="mb-3">{heading}</h2>
                <div className="grid gap-4">
                  {boxes.map((competency) => (
                    <CompetencyBox
                      key={competency.id}
                      competency={competency}
                      targetName={targetName}
                      ticked={ticked}
                    />
                  ))}
                </div>
              </Card>
            ),
        )}
        {nothing && (
          <p className="text-ink-2">
            Its words suggest nothing yet. Look up a competency above, or say more in the piece and come back.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {!nothing && <Button look="primary">Save</Button>}
          <ButtonLink to={paths.pieceOfEvidence(id)} look="quiet">
            {nothing ? "Back to the piece" : "Cancel"}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
