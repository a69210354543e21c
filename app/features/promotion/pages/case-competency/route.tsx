import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listOwnEvidence } from "#app/features/evidence/data/evidence-log";
import { criteriaAt, stepOf } from "#app/features/ladder/domain/lookup";
import { caseEvidence, caseWords } from "#app/features/promotion/data/promotion-contents";
import { CHOICE_REFUSALS, requireAsked, saveChoices, saveNote } from "#app/features/promotion/server/asked-competency";
import { loadTransport } from "#app/features/promotion/ui/load-transport";
import { paths } from "#app/paths";
import { read } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { AutosaveLine } from "#app/ui/forms/drafts/autosave-line";
import { FormErrors, TextArea, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { MarkdownHint } from "#app/ui/markdown-hint";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";
import { EvidenceChoice } from "./evidence-choice";
import { narrativeSchema, readChoices } from "./form-schema";
import { buildCandidates } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.name} · Promotion case · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head, ladder, role, asked, competency } = await requireAsked(args);
  const { database } = args.context;
  const find = (new URL(args.request.url).searchParams.get("find") ?? "").slice(0, 100);
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const [{ words, chosen }, own] = await Promise.all([
    read(database, { words: caseWords(reading), chosen: caseEvidence(reading) }),
    listOwnEvidence(database, actor.personId),
  ]);
  const criteria = criteriaAt(competency, asked.proficiency);
  return {
    constraint: getZodConstraint(narrativeSchema),
    caseId: head.id,
    competencyId: competency.id,
    name: competency.name,
    roleName: role?.name ?? "",
    expected: `${stepOf(ladder, asked.proficiency)?.name ?? ""} (${asked.proficiency})`,
    weight: asked.weight,
    find,
    narrative: words?.narratives.get(competency.id) ?? { text: "", version: 0 },
    ...buildCandidates({ competencyId: competency.id, criteria, find }, own, chosen),
  };
}

export async function action(args: ActionFunctionArgs) {
  const asked = await requireAsked(args);
  const { head, competency } = asked;
  const posted = await args.request.formData();
  const submission = parseFields(posted, narrativeSchema);
  const refuse = (message: string, status: number) =>
    data({ lastResult: submission.reply({ formErrors: [message] }), conflict: null }, { status });
  const refusal = await saveChoices(args.context, asked, readChoices(posted));
  if (refusal) return refuse(refusal.message, refusal.status);
  // After the choices, so that words which are too long do not lose them.
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { text, version, intent, find } = submission.value;
  const saved = await saveNote(args.context, asked, { text, version });
  if (!saved.ok) {
    if (saved.reason === "not-a-draft") return refuse(CHOICE_REFUSALS["not-a-draft"], 409);
    const differences = [{ label: "Your words", now: saved.current.text, typed: text }];
    return data(
      { lastResult: submission.reply(), conflict: { version: saved.current.version, differences } },
      { status: 409 },
    );
  }
  const next =
    intent === "find" ? paths.caseCompetency(head.id, competency.id, { find }, "more-evidence") : paths.case(head.id);
  return redirectWithMessage(args.context, next, `${competency.name} was saved.`);
}

export default function CaseCompetency() {
  const loaded = useLoaderData<typeof loader>();
  const { caseId, name, narrative, criteria, near, found, foundCount, otherCount, find, competencyId } = loaded;
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    id: `narrative-${competencyId}-${find}`,
    lastResult: result?.lastResult,
    defaultValue: { text: narrative.text, find },
    constraint: loaded.constraint,
    schema: () => import("./form-schema").then(({ narrativeSchema }) => narrativeSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Promotion cases", to: paths.cases() },
          { label: "Case", to: paths.case(caseId) },
          { label: name },
        ]}
        title={name}
        sub={`${loaded.roleName} asks for ${loaded.expected}, ${loaded.weight}.`}
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Form key={form.props.id} method="post" {...form.props} className="grid gap-5">
        <AutosaveLine keeping="saves-itself" load={loadTransport(paths.caseWords(caseId, competencyId))} />
        <input type="hidden" name="version" value={result?.conflict?.version ?? narrative.version} />
        <FormErrors form={form} />
        <Card>
          <h2 className="mb-2">Criteria</h2>
          <ul className="mb-5 grid gap-1">
            {criteria.map(({ id, text, letter }) => (
              <li key={id} className="flex gap-2">
                <strong>{letter}</strong> {text}
              </li>
            ))}
          </ul>
          <TextArea
            field={fields.text}
            label="Your note"
            rows={8}
            hint={
              <>
                What the items together show, and what a reader would not see from them.
                <MarkdownHint />
                <ReadBy text="case.words" names={{ manager: "your manager" }} />
              </>
            }
          />
        </Card>
        <Card>
          <h2>Evidence for it</h2>
          <p className="mb-3 text-ink-2">
            Tick what each item shows, by the letters above.{" "}
            <TextLink to={paths.newEvidence({ competency: competencyId })}>Add a new item</TextLink>
          </p>
          {near.length === 0 && <p className="text-ink-3">No piece is tagged with {name} yet.</p>}
          {near.map((piece) => (
            <EvidenceChoice key={piece.id} piece={piece} criteria={criteria} />
          ))}
          <section id="more-evidence" aria-label="More evidence" className="mt-3 border-t border-line pt-4">
            {otherCount > 0 ? (
              <div className="flex flex-wrap items-end gap-3">
                <div className="min-w-[220px] grow">
                  <TextField field={fields.find} label={`Find among your ${otherCount} other items`} type="search" />
                </div>
                <Button name="intent" value="find">
                  Save and find
                </Button>
              </div>
            ) : (
              <p className="text-ink-3">All your items are listed here.</p>
            )}
            {find !== "" && (
              <p role="status" className="mt-3 text-ink-2">
                {foundCount === 0
                  ? `No other item has “${find}” in its title.`
                  : `${foundCount} found${foundCount > found.length ? `, the first ${found.length} shown` : ""}.`}
              </p>
            )}
            {found.map((piece) => (
              <EvidenceChoice key={piece.id} piece={piece} criteria={criteria} />
            ))}
          </section>
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" name="intent" value="save">
            Save
          </Button>
          <ButtonLink to={paths.case(caseId)} look="quiet">
            Back to the case
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
