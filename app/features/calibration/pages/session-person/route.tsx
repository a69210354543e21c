import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachedEvidence } from "#app/features/assessment/data/evidence";
import { proficiencyOf } from "#app/features/assessment/domain/rating";
import { listDecisionsOn, recordDecision } from "#app/features/calibration/data/calibration-decisions";
import { addRemark, listRemarks } from "#app/features/calibration/data/calibration-remarks";
import { findSessionSubject } from "#app/features/calibration/data/calibration-subjects";
import { competenciesAsked } from "#app/features/calibration/domain/session/board";
import { ratingsBeforeSession } from "#app/features/calibration/domain/session/board-subject";
import { sessionRefusalMessage } from "#app/features/calibration/domain/session/session";
import {
  listEarlierCalibrations,
  requireCalibrationSession,
} from "#app/features/calibration/server/calibration-session";
import { LiveStatus } from "#app/features/calibration/ui/live-status";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import { decideCalibration, permitSession, permitSessionSubject } from "#app/policy/policy-calibration";
import { ButtonLink } from "#app/ui/button";
import { PageHeader } from "#app/ui/page-header";
import type { Answer } from "./answer";
import { ChosenRating } from "./chosen-rating";
import { formSchema } from "./form-schema";
import { RatingsTable } from "./ratings-table";
import { listSessionLinks } from "./session-links";
import { toPerson } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.person.name} · ${data.session.name} · Cairn` : "Cairn" },
];

async function requireSubject({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const own = await requireCalibrationSession(request, context, params.sessionId, "see-ratings");
  const { actor, session } = own;
  const subject = requireFound(await findSessionSubject(context.database, session.id, requireId(params.assessmentId)));
  const reading = requirePermit(permitSessionSubject(actor, subject));
  const [{ ladder, version }, { byAssessment }, earlier] = await Promise.all([
    context.ladders.requireVersion(session.ladderVersionId),
    context.calibrations.requireRatings(session),
    listEarlierCalibrations(context, session, [subject.assessmentId]),
  ]);
  return {
    ...own,
    subject,
    reading,
    ladder,
    version,
    ratings: byAssessment.get(subject.assessmentId) ?? {},
    earlier: earlier.get(subject.assessmentId) ?? [],
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, session, version, ...facts } = await requireSubject(args);
  const { database } = args.context;
  const { assessmentId } = facts.subject;
  const permit = requirePermit(permitSession(actor, session));
  const [decisions, remarks, evidence, organisation, links] = await Promise.all([
    listDecisionsOn(database, permit, assessmentId),
    listRemarks(database, permit, assessmentId),
    readOne(database, attachedEvidence(facts.reading)),
    findOrganisation(database),
    listSessionLinks(args.context, actor, facts.subject),
  ]);
  const chosenId = new URL(args.request.url).searchParams.get("competency");
  return {
    session: { id: session.id, name: session.name, state: session.state },
    assessmentId,
    links,
    ladderVersion: version,
    revision: session.revision,
    zone: organisation?.timeZone ?? "UTC",
    mayDecide: decideCalibration(actor, "decide", session.facts) === "allow",
    person: toPerson({ ...facts, decisions, remarks, evidence, chosenId, actorId: actor.personId }),
  };
}
export type PersonPage = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { actor, session, by, subject, ladder, ratings, earlier } = await requireSubject(args);
  const form = Object.fromEntries(await request.formData());
  // Remarks and decisions need an open session.
  requireAllowed(decideCalibration(actor, form.intent === "remark" ? "remark" : "decide", session.facts));
  const typed = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value)]));
  const parsed = formSchema.safeParse(form, { error: plainMessage });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ""), message]);
    return data<Answer>({ typed, problems: Object.fromEntries(problems), conflict: null }, { status: 400 });
  }
  const { competency } = parsed.data;
  const { assessmentId, person } = subject;
  const refuse = (message: string, status = 409) =>
    data<Answer>({ typed, problems: { "": message }, conflict: null }, { status });
  if (!competenciesAsked(ladder, subject).has(competency)) return refuse("This rating is not part of it.", 400);
  const back = paths.calibrationPerson(session.id, assessmentId, { competency }, "decide");
  const target = { sessionId: session.id, assessmentId };
  if (parsed.data.intent === "remark") {
    const added = await addRemark(context.database, by, {
      ...target,
      competencyId: competency,
      text: parsed.data.text,
    });
    if (!added.ok) return refuse(sessionRefusalMessage(added.reason));
    return redirectWithMessage(context, back, "Your remark is there.");
  }
  const { before, after, reason, revision } = parsed.data;
  if (after !== null && after > ladder.proficiencies.length) return refuse("The scale has no such level.", 400);
  const standing = proficiencyOf(ratingsBeforeSession(ratings, earlier).get(competency));
  if (standing !== before) {
    return refuse("The rating itself has become another one meanwhile. Look at it again; your words are still here.");
  }
  const draft = { ...target, personId: person.id, competencyId: competency, before, after, reason };
  const decided = await recordDecision(context.database, by, { ...draft, expectedRevision: revision });
  if (decided.ok) {
    return redirectWithMessage(
      context,
      back,
      after === before ? "Kept, with your reason." : "Changed, with your reason.",
    );
  }
  if (decided.reason !== "changed-meanwhile") return refuse(sessionRefusalMessage(decided.reason));
  const { current } = decided;
  return data<Answer>(
    {
      typed,
      problems: {},
      conflict: {
        revision: current.revision,
        after: current.after,
        reason: current.reason,
        by: current.decidedBy.name,
      },
    },
    { status: 409 },
  );
}

export default function SessionPerson() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { session, person, assessmentId } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Calibration", to: paths.calibration() },
          { label: session.name, to: paths.calibrationSession(session.id) },
          { label: person.name },
        ]}
        title={person.name}
        sub={
          <>
            {person.role}
            {person.target !== person.role && `, aiming at ${person.target}`}
            {person.team && `, ${person.team}`}. Reviewed by {person.manager ?? "nobody"}.
            {!person.isFinal && " Not final yet: what the two agree on is between them until then."}
          </>
        }
        seenBy="Ratings and evidence here are seen by the members of the session; notes beside ratings are not"
        actions={page.links.map(({ label, to }) => (
          <ButtonLink key={to} to={to}>
            {label}
          </ButtonLink>
        ))}
      />
      <LiveStatus sessionId={session.id} revision={page.revision} isOpen={session.state === "open"} />
      <div className="grid gap-5">
        {person.chosen && (
          <ChosenRating
            key={`${assessmentId} ${person.chosen.row.id}`}
            page={page}
            chosen={person.chosen}
            answer={answer ?? null}
          />
        )}
        <RatingsTable page={page} />
      </div>
    </>
  );
}
