import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { updateEvidence } from "#app/features/evidence/data/evidence-edit";
import type { OwnEvidence } from "#app/features/evidence/data/evidence-log";
import { findEvidence } from "#app/features/evidence/data/evidence-piece";
import { requireEvidence } from "#app/features/evidence/server/evidence-scope";
import { type EvidenceFieldNames, EvidenceFields, SECTIONS } from "#app/features/evidence/ui/evidence-fields";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict, type Difference } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { editEvidenceSchema } from "./form-schema";

export const meta = () => [{ title: "Edit evidence · Cairn" }];

type Typed = Record<EvidenceFieldNames, string>;

const toTyped = ({ title, happenedOn, links, problem, choice, result, risk }: OwnEvidence): Typed => ({
  title,
  happenedOn: happenedOn ?? "",
  links: links.join("\n"),
  problem,
  choice,
  result,
  risk,
});

const LABELS: [EvidenceFieldNames, string][] = [
  ["title", "What was done"],
  ["happenedOn", "Day"],
  ...SECTIONS.map(({ name, label }): [EvidenceFieldNames, string] => [name, label]),
  ["links", "Links"],
];

function toDifferences(now: Typed, typed: Record<string, unknown>): Difference[] {
  const text = (name: string) =>
    String(typed[name] ?? "")
      .replaceAll("\r\n", "\n")
      .trim();
  return LABELS.filter(([name]) => now[name] !== text(name)).map(([name, label]) => ({
    label,
    now: now[name],
    typed: text(name),
  }));
}

export async function loader(args: LoaderFunctionArgs) {
  const { piece } = await requireEvidence(args, "edit");
  return {
    constraint: getZodConstraint(editEvidenceSchema),
    id: piece.id,
    title: piece.title,
    version: piece.version,
    defaults: toTyped(piece),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { piece, actor } = await requireEvidence(args, "edit");
  const submission = await parseForm(request, editEvidenceSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { version, ...words } = submission.value;
  const by = { actorId: actor.personId, at: context.now() };
  const saved = await updateEvidence(context.database, by, { id: piece.id, version }, words);
  if (saved.ok) return redirectWithMessage(context, paths.pieceOfEvidence(piece.id), "Saved.");
  const { piece: current } = requireFound(await findEvidence(context.database, actor, piece.id));
  const differences = toDifferences(toTyped(current), submission.payload);
  return data({ lastResult: submission.reply(), conflict: { version: current.version, differences } }, { status: 409 });
}

export default function EditEvidence() {
  const { constraint, id, title, version, defaults } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    id: "edit-evidence",
    lastResult: result?.lastResult,
    defaultValue: defaults,
    constraint,
    schema: () => import("./form-schema").then(({ editEvidenceSchema }) => editEvidenceSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Evidence", to: paths.evidence() },
          { label: title, to: paths.pieceOfEvidence(id) },
          { label: "Edit" },
        ]}
        title="Edit evidence"
        seenBy="Whoever sees this item sees what you save"
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="evidence" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <EvidenceFields fields={fields} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.pieceOfEvidence(id)} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
