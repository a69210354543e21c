import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findCheckInNote, saveCheckInNote } from "#app/features/growth/data/check-in-notes";
import {
  addFollowUp,
  type CheckIn,
  findCheckIn,
  removeFollowUp,
  tickFollowUp,
} from "#app/features/growth/data/check-ins";
import { MAX_FOLLOW_UPS } from "#app/features/growth/domain/check-in";
import { toProblem, toValues } from "#app/features/growth/ui/small-form";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { type CheckInAction, decideCheckIn } from "#app/policy/policy-growth";
import { describeTextReaders } from "#app/policy/text-kinds";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { Time } from "#app/ui/time";
import { FollowUps } from "./follow-ups";
import { type CheckInForm, checkInFormSchema } from "./form-schema";
import { PrivateNote } from "./private-note";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Check-in of ${formatDay(data.heldOn)} · Cairn` : "Cairn" },
];

async function requireCheckIn({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const checkIn = requireFound(await findCheckIn(context.database, actor.personId, requireId(params.checkInId)));
  requireAllowed(decideCheckIn(actor, "see", checkIn.facts));
  return { actor, checkIn };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { actor, checkIn } = await requireCheckIn(args);
  const [note, { today, zone }] = await Promise.all([
    findCheckInNote(context.database, actor, checkIn.id),
    findToday(context),
  ]);
  const { facts, followUps, ...rest } = checkIn;
  return {
    ...rest,
    followUps: followUps.map((each) => ({ ...each, isLate: each.doneOn === null && (each.dueOn ?? today) < today })),
    isPerson: facts.isPerson,
    mayEdit: decideCheckIn(actor, "edit", facts) === "allow",
    note: note ?? { text: "", version: 0 },
    zone,
  };
}

const NEEDED: Record<CheckInForm["intent"], CheckInAction> = {
  "save-note": "note",
  "add-follow-up": "edit",
  remove: "edit",
  done: "tick",
  reopen: "tick",
};

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, checkIn } = await requireCheckIn(args);
  const posted = await args.request.formData();
  const form = `${posted.get("intent")}:${posted.get("id") ?? ""}`;
  const parsed = checkInFormSchema.safeParse(toValues(posted), { error: plainMessage });
  if (!parsed.success) return data({ problem: toProblem(form, parsed.error, posted), noteNow: null }, { status: 400 });
  requireAllowed(decideCheckIn(actor, NEEDED[parsed.data.intent], checkIn.facts));
  if (parsed.data.intent === "save-note") {
    const { text, version } = parsed.data;
    const note = { checkInId: checkIn.id, text, expectedVersion: version, at: context.now() };
    const saved = await saveCheckInNote(context.database, actor, note);
    if (saved.ok) return redirectWithMessage(context, paths.checkIn(checkIn.id), "Your private note was saved.");
    const problem = toProblem(form, "You changed this note in another window meanwhile.", posted);
    return data({ problem, noteNow: saved.current }, { status: 409 });
  }
  const done = await change(context, checkIn, parsed.data);
  if (done.ok) return redirectWithMessage(context, paths.checkIn(checkIn.id), done.message);
  return data({ problem: toProblem(form, done.message, posted), noteNow: null }, { status: 409 });
}

const MEANWHILE = "Someone else changed this meanwhile: what it is now is shown here.";

async function change(
  context: RequestContext,
  { id, person, manager }: CheckIn,
  form: Exclude<CheckInForm, { intent: "save-note" }>,
): Promise<{ ok: boolean; message: string }> {
  const { database } = context;
  switch (form.intent) {
    case "add-follow-up": {
      const ownerId = form.owner === "person" ? person.id : manager.id;
      const added = await addFollowUp(database, id, { text: form.text, ownerId, dueOn: form.dueOn ?? null });
      return added.ok
        ? { ok: true, message: "The follow-up was added." }
        : { ok: false, message: `A check-in holds at most ${MAX_FOLLOW_UPS} follow-ups.` };
    }
    case "done": {
      const { today } = await findToday(context);
      const ticked = await tickFollowUp(database, id, form, today);
      return { ok: ticked.ok, message: ticked.ok ? "Ticked off." : MEANWHILE };
    }
    case "reopen": {
      const opened = await tickFollowUp(database, id, form, null);
      return { ok: opened.ok, message: opened.ok ? "It is open again." : MEANWHILE };
    }
    case "remove": {
      const removed = await removeFollowUp(database, id, form);
      return { ok: removed.ok, message: removed.ok ? "The follow-up was taken out." : MEANWHILE };
    }
  }
}

export default function CheckInPage() {
  const checkIn = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, heldOn, notes, person, manager, isPerson, mayEdit, zone } = checkIn;
  const other = isPerson ? manager : person;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Check-ins", to: paths.checkIns(isPerson ? {} : { person: person.id }) },
          { label: formatDay(heldOn) },
        ]}
        title={`Check-in with ${other.name}`}
        sub={formatDay(heldOn)}
        seenBy={describeTextReaders("growth.check-in-notes", { person: "you", holder: other.name })}
        actions={
          <>
            <PrintButton />
            {mayEdit && <ButtonLink to={paths.editCheckIn(id)}>Edit the notes</ButtonLink>}
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-5">
          <Card>
            <h2 className="text-[16px]">Shared notes</h2>
            <p className="mt-1 max-w-[78ch] break-words whitespace-pre-wrap">
              {notes || <span className="text-ink-3">Nothing is written down yet.</span>}
            </p>
            <p className="mt-3 text-[13px] text-ink-3">
              Last changed on <Time value={checkIn.updatedAt} zone={zone} show="minute" />
              {!mayEdit && `. ${manager.name} no longer leads ${isPerson ? "you" : person.name}, so it stays as it is.`}
            </p>
          </Card>
          <FollowUps checkIn={checkIn} problem={answer?.problem ?? null} />
        </div>
        <PrivateNote
          key={checkIn.note.version}
          note={checkIn.note}
          other={other.name}
          problem={answer?.problem ?? null}
          now={answer?.noteNow ?? null}
        />
      </div>
    </>
  );
}
