import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { caseWords } from "#app/features/promotion/data/promotion-contents";
import { saveSummary } from "#app/features/promotion/data/promotion-draft";
import { caseRefusalMessage } from "#app/features/promotion/domain/lifecycle";
import { requireCase } from "#app/features/promotion/server/case";
import { loadTransport } from "#app/features/promotion/ui/load-transport";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { AutosaveLine } from "#app/ui/forms/drafts/autosave-line";
import { FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { MarkdownHint } from "#app/ui/markdown-hint";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { summarySchema } from "./form-schema";

export const meta = () => [{ title: "Summary of the case · Cairn" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "edit");
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const words = await readOne(args.context.database, caseWords(reading));
  return {
    constraint: getZodConstraint(summarySchema),
    caseId: head.id,
    version: head.version,
    summary: words?.summary ?? "",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { head, by } = await requireCase(args, "edit");
  const submission = await parseForm(request, summarySchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { text, version } = submission.value;
  const saved = await saveSummary(context.database, by, { caseId: head.id, text, expectedVersion: version });
  if (saved.ok) return redirectWithMessage(context, paths.case(head.id), "The summary was saved.");
  if (saved.reason === "not-a-draft") {
    const lastResult = submission.reply({ formErrors: [caseRefusalMessage("not-a-draft")] });
    return data({ lastResult, conflict: null }, { status: 409 });
  }
  const differences = [{ label: "Summary", now: saved.current.text, typed: text }];
  return data(
    { lastResult: submission.reply(), conflict: { version: saved.current.version, differences } },
    { status: 409 },
  );
}

export default function Summary() {
  const { constraint, caseId, version, summary } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { text: summary },
    constraint,
    schema: () => import("./form-schema").then(({ summarySchema }) => summarySchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Promotion cases", to: paths.cases() },
          { label: "Case", to: paths.case(caseId) },
          { label: "Summary" },
        ]}
        title="Summary of the case"
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <AutosaveLine keeping="saves-itself" load={loadTransport(paths.caseWords(caseId))} />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <TextArea
            field={fields.text}
            label="Summary"
            rows={14}
            hint={
              <>
                What someone should know who reads only this: what you do at the level of the role already, on which two
                or three pieces of work it rests, and what changed for others because of it.
                <MarkdownHint />
                <ReadBy text="case.words" names={{ manager: "your manager" }} />
              </>
            }
          />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.case(caseId)} look="quiet">
              Back to the case
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
