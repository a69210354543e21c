import {
  ADMINISTRATORS,
  ALL,
  FORMER,
  LEADS,
  MEMBERS,
  NOBODY,
  OWN_AND_MANAGER,
  type Row,
  row,
  SIGNED_OUT,
} from "./route-kinds";

export type Ids = {
  /** The engineer's assessment in the open cycle: nothing submitted. */
  open: string;
  /** One of a colleague of the engineer's, with both sides in. */
  comparison: string;
  /** The engineer's last final one, and the one that the former manager reviewed. */
  final: string;
  finalOfFormer: string;
  /** A colleague's last final one. */
  finalOfColleague: string;
  cycle: string;
  team: string;
  colleague: string;
  /** The engineer's own case, which nobody else reads but a colleague. */
  draftCase: string;
  /** Of other reports of the manager: with them, submitted, before the committee. */
  reviewCase: string;
  submittedCase: string;
  votedCase: string;
  withdrawnCase: string;
  /** Of a person in the released calibration session. */
  inReleasedSession: string;
  /** The administrator's own in the open one. */
  ofAdministrator: string;
  ladderVersion: string;
  /** Of the engineer's: one that nobody else was shown, and one shared with the manager alone. */
  privateEvidence: string;
  sharedEvidence: string;
};

/** `post` says what a form with the side "self" gets, where seeing and sending are not for the same people. */
type Case = { at: (ids: Ids) => string; get: Row; post?: Row };

/**
 * Who may see every route, and who may send anything to it. The list of routes is that of `app/routes.ts`, each by
 * its address: one without a decision here fails.
 *
 * The engineer is Mara, the manager hers, the director above both, the administrator none of these to her. The peer has
 * the same manager, the other manager leads another team, the former manager held Mara's first check-in and reviewed her
 * first assessment. The leaver is still signed in with a browser when they leave.
 */
export const DECISIONS: Record<string, Case[]> = {
  "*": [{ at: () => "/no-such-page", get: NOBODY }],
  "/": [{ at: () => "/", get: MEMBERS }],
  account: [{ at: () => "/account", get: MEMBERS }],
  "account/changes": [{ at: () => "/account/changes", get: MEMBERS }],
  "confirm-password": [{ at: () => "/confirm-password", get: MEMBERS }],
  "assessments/:assessmentId": [
    { at: ({ open }) => `/assessments/${open}`, get: row("sign-in", "elsewhere", "elsewhere", 404, "elsewhere") },
  ],
  "assessments/:assessmentId/agreement": [
    { at: ({ open }) => `/assessments/${open}/agreement`, get: NOBODY, post: row("sign-in", 403, 403, 404, 403) },
    {
      at: ({ comparison }) => `/assessments/${comparison}/agreement`,
      get: NOBODY,
      post: row("sign-in", 404, 400, 404, 403),
    },
  ],
  "assessments/:assessmentId/comparison": [
    {
      at: ({ finalOfFormer }) => `/assessments/${finalOfFormer}/comparison`,
      get: row("sign-in", 200, 403, 403, 403, FORMER),
    },
    { at: ({ open }) => `/assessments/${open}/comparison`, get: row("sign-in", 403, 403, 404, 403) },
    { at: ({ comparison }) => `/assessments/${comparison}/comparison`, get: row("sign-in", 404, 200, 404, 403) },
    { at: ({ final }) => `/assessments/${final}/comparison`, get: row("sign-in", 200, 200, 403, 403) },
  ],
  "assessments/:assessmentId/rating": [
    { at: ({ open }) => `/assessments/${open}/rating`, get: NOBODY, post: row("sign-in", 400, 403, 404, 403) },
  ],
  "assessments/:assessmentId/move": [
    { at: ({ open }) => `/assessments/${open}/move`, get: row("sign-in", 403, 403, 404, 403) },
  ],
  "assessments/:assessmentId/reopen": [
    { at: ({ final }) => `/assessments/${final}/reopen`, get: row("sign-in", 403, 403, 403, 200) },
  ],
  "assessments/:assessmentId/result": [
    { at: ({ open }) => `/assessments/${open}/result`, get: row("sign-in", 403, 403, 404, 403) },
    { at: ({ comparison }) => `/assessments/${comparison}/result`, get: row("sign-in", 404, 200, 404, 403) },
    // A form that names no session; nobody but the engineer may send one.
    {
      at: ({ final }) => `/assessments/${final}/result`,
      get: row("sign-in", 200, 200, 200, 200),
      post: row("sign-in", 400, 403, 403, 403),
    },
    {
      at: ({ finalOfColleague }) => `/assessments/${finalOfColleague}/result`,
      get: row("sign-in", 404, 200, 200, 200),
    },
  ],
  "assessments/:assessmentId/review": [
    { at: ({ open }) => `/assessments/${open}/review`, get: row("sign-in", 403, 200, 404, 403) },
  ],
  "assessments/:assessmentId/reviewer": [
    { at: ({ open }) => `/assessments/${open}/reviewer`, get: row("sign-in", 403, 403, 404, 200) },
  ],
  "assessments/:assessmentId/self": [
    { at: ({ open }) => `/assessments/${open}/self`, get: row("sign-in", 200, 403, 404, 403) },
  ],
  "assessments/:assessmentId/share": [
    { at: ({ open }) => `/assessments/${open}/share`, get: row("sign-in", 403, 403, 404, 403) },
  ],
  assessments: [{ at: () => "/assessments", get: MEMBERS }],
  "assessments/new": [{ at: () => "/assessments/new", get: MEMBERS }],
  calibration: [{ at: () => "/calibration", get: MEMBERS }],
  "calibration/new": [{ at: () => "/calibration/new", get: ADMINISTRATORS }],
  "calibration/how-i-rate": [{ at: () => "/calibration/how-i-rate", get: MEMBERS }],
  // The manager, the director and the administrator are members of the open session, the director alone of the released.
  "calibration/:sessionId": [
    { at: () => "/calibration/calibration-open", get: row("sign-in", 404, 200, 200, 200) },
    { at: () => "/calibration/calibration-released", get: row("sign-in", 404, 404, 200, 200) },
  ],
  "calibration/:sessionId/:step": [
    { at: () => "/calibration/calibration-open/close", get: row("sign-in", 404, 403, 200, 200) },
    { at: () => "/calibration/calibration-open/release", get: row("sign-in", 404, 403, 403, 403) },
    { at: () => "/calibration/calibration-released/reopen", get: row("sign-in", 404, 404, 403, 403) },
    { at: () => "/calibration/calibration-open/no-such-step", get: NOBODY },
  ],
  "calibration/:sessionId/members": [
    { at: () => "/calibration/calibration-open/members", get: row("sign-in", 404, 403, 403, 200) },
  ],
  "calibration/:sessionId/minutes.csv": [
    { at: () => "/calibration/calibration-open/minutes.csv", get: row("sign-in", 404, 403, 403, 403) },
    { at: () => "/calibration/calibration-released/minutes.csv", get: row("sign-in", 404, 404, 200, 403) },
  ],
  "calibration/:sessionId/minutes.pdf": [
    { at: () => "/calibration/calibration-released/minutes.pdf", get: row("sign-in", 404, 404, 200, 403) },
  ],
  "calibration/:sessionId/people/:assessmentId": [
    {
      at: ({ inReleasedSession }) => `/calibration/calibration-released/people/${inReleasedSession}`,
      get: row("sign-in", 404, 404, 200, 403),
    },
    // The administrator is in the open session: their own row is not there for them.
    {
      at: ({ ofAdministrator }) => `/calibration/calibration-open/people/${ofAdministrator}`,
      get: row("sign-in", 404, 200, 200, 404),
    },
  ],
  "calibration/:sessionId/revision": [
    { at: () => "/calibration/calibration-open/revision", get: row("sign-in", 404, 200, 200, 200) },
    { at: () => "/calibration/calibration-released/revision", get: row("sign-in", 404, 404, 200, 403) },
  ],
  "cases/:caseId": [
    { at: ({ draftCase }) => `/cases/${draftCase}`, get: row("sign-in", 200, 404, 404, 404) },
    { at: ({ reviewCase }) => `/cases/${reviewCase}`, get: row("sign-in", 404, 200, 404, 404) },
    { at: ({ submittedCase }) => `/cases/${submittedCase}`, get: row("sign-in", 404, 200, 404, 200) },
    { at: ({ votedCase }) => `/cases/${votedCase}`, get: row("sign-in", 404, 200, 200, 200) },
    { at: ({ withdrawnCase }) => `/cases/${withdrawnCase}`, get: row("sign-in", 404, 404, 404, 404) },
  ],
  "cases/:caseId/competencies/:competencyId": [
    {
      at: ({ draftCase }) => `/cases/${draftCase}/competencies/observability`,
      get: row("sign-in", 200, 404, 404, 404),
    },
    {
      at: ({ votedCase }) => `/cases/${votedCase}/competencies/observability`,
      get: row("sign-in", 404, 403, 403, 403),
    },
  ],
  "cases/:caseId/decision": [
    { at: ({ draftCase }) => `/cases/${draftCase}/decision`, get: row("sign-in", 403, 404, 404, 404) },
    { at: ({ votedCase }) => `/cases/${votedCase}/decision`, get: row("sign-in", 404, 403, 200, 403) },
  ],
  "cases/:caseId/export/:format": [
    { at: ({ draftCase }) => `/cases/${draftCase}/export/md`, get: row("sign-in", 200, 404, 404, 404) },
    { at: ({ submittedCase }) => `/cases/${submittedCase}/export/json`, get: row("sign-in", 404, 200, 404, 403) },
    { at: ({ votedCase }) => `/cases/${votedCase}/export/md`, get: row("sign-in", 404, 200, 200, 200) },
    { at: ({ votedCase }) => `/cases/${votedCase}/export/exe`, get: row(404, 404, 404, 404, 404) },
  ],
  "cases/:caseId/review": [
    { at: ({ reviewCase }) => `/cases/${reviewCase}/review`, get: row("sign-in", 404, 200, 404, 404) },
    { at: ({ draftCase }) => `/cases/${draftCase}/review`, get: row("sign-in", 403, 404, 404, 404) },
  ],
  "cases/:caseId/sharing": [
    { at: ({ draftCase }) => `/cases/${draftCase}/sharing`, get: row("sign-in", 200, 404, 404, 404) },
  ],
  "cases/:caseId/submit": [
    { at: ({ draftCase }) => `/cases/${draftCase}/submit`, get: row("sign-in", 403, 404, 404, 404) },
  ],
  "cases/:caseId/summary": [
    { at: ({ draftCase }) => `/cases/${draftCase}/summary`, get: row("sign-in", 200, 404, 404, 404) },
  ],
  "cases/:caseId/words": [
    { at: ({ draftCase }) => `/cases/${draftCase}/words`, get: NOBODY, post: row("sign-in", 400, 404, 404, 404) },
  ],
  "cases/:caseId/words/:competencyId": [
    {
      at: ({ draftCase }) => `/cases/${draftCase}/words/no-such`,
      get: NOBODY,
      post: row("sign-in", 404, 404, 404, 404),
    },
  ],
  "cases/:caseId/vote": [
    { at: ({ draftCase }) => `/cases/${draftCase}/vote`, get: row("sign-in", 403, 404, 404, 404) },
    { at: ({ submittedCase }) => `/cases/${submittedCase}/vote`, get: row("sign-in", 404, 403, 404, 403) },
    // The manager is a member of the committee too, and has no part in this one.
    { at: ({ votedCase }) => `/cases/${votedCase}/vote`, get: row("sign-in", 404, 403, 200, 200) },
  ],
  cases: [{ at: () => "/cases", get: MEMBERS }],
  "cases/new": [{ at: () => "/cases/new", get: MEMBERS }],
  "committees/:committeeId": [
    { at: () => "/committees/committee-now", get: row("sign-in", 404, 200, 200, 200) },
    { at: () => "/committees/committee-first", get: row("sign-in", 404, 404, 200, 200) },
  ],
  "committees/:committeeId/edit": [
    { at: () => "/committees/committee-now/edit", get: row("sign-in", 404, 403, 403, 200) },
  ],
  committees: [{ at: () => "/committees", get: row("sign-in", 404, 200, 200, 200) }],
  "committees/new": [{ at: () => "/committees/new", get: ADMINISTRATORS }],
  // The director leads the open session.
  "calibration/ladder": [{ at: () => "/calibration/ladder", get: row("sign-in", 404, 404, 200, 200) }],
  "calibration/shared-cases": [
    { at: () => "/calibration/shared-cases", get: row("sign-in", 404, 200, 200, 200, LEADS) },
  ],
  "calibration/shared-cases/:caseId": [
    { at: () => "/calibration/shared-cases/no-such", get: row("sign-in", 404, 404, 404, 404) },
    {
      at: () => "/calibration/shared-cases/shared-case-night-queue",
      get: row("sign-in", 404, 200, 200, 200, LEADS),
      post: row("sign-in", 404, 403, 403, 403, [404, 403, 403]),
    },
    // About the engineer, reviewed by the manager, and waiting for consent.
    {
      at: () => "/calibration/shared-cases/shared-case-numbers-nobody-owned",
      get: row("sign-in", 404, 404, 404, 200),
      post: row("sign-in", 404, 404, 404, 403),
    },
  ],
  "calibration/shared-cases/:caseId/consent": [
    {
      at: () => "/calibration/shared-cases/shared-case-numbers-nobody-owned/consent",
      get: row("sign-in", 200, 200, 404, 404),
      post: row("sign-in", 404, 404, 404, 404),
    },
  ],
  "calibration/shared-cases/:caseId/edit": [
    {
      at: () => "/calibration/shared-cases/shared-case-numbers-nobody-owned/edit",
      get: row("sign-in", 404, 404, 404, 200),
    },
  ],
  "calibration/shared-cases/new": [
    {
      at: () => "/calibration/shared-cases/new",
      get: ADMINISTRATORS,
      post: row("sign-in", 404, 404, 404, 404),
    },
  ],
  "cycles/:cycleId": [{ at: ({ cycle }) => `/cycles/${cycle}`, get: ADMINISTRATORS }],
  "cycles/:cycleId/move": [{ at: ({ cycle }) => `/cycles/${cycle}/move`, get: ADMINISTRATORS }],
  "cycles/:cycleId/close": [{ at: ({ cycle }) => `/cycles/${cycle}/close`, get: ADMINISTRATORS }],
  "cycles/:cycleId/delete": [
    { at: ({ cycle }) => `/cycles/${cycle}/delete`, get: row("sign-in", 404, 404, 404, "elsewhere") },
  ],
  "cycles/:cycleId/edit": [{ at: ({ cycle }) => `/cycles/${cycle}/edit`, get: ADMINISTRATORS }],
  "cycles/:cycleId/launch": [
    { at: ({ cycle }) => `/cycles/${cycle}/launch`, get: row("sign-in", 404, 404, 404, "elsewhere") },
  ],
  "cycles/:cycleId/participants": [
    { at: ({ cycle }) => `/cycles/${cycle}/participants`, get: row("sign-in", 404, 404, 404, "elsewhere") },
  ],
  cycles: [{ at: () => "/cycles", get: ADMINISTRATORS }],
  "cycles/new": [{ at: () => "/cycles/new", get: ADMINISTRATORS }],
  "evidence/:evidenceId": [
    { at: ({ privateEvidence }) => `/evidence/${privateEvidence}`, get: row("sign-in", 200, 404, 404, 404) },
    { at: ({ sharedEvidence }) => `/evidence/${sharedEvidence}`, get: row("sign-in", 200, 200, 404, 404) },
  ],
  "evidence/:evidenceId/edit": [
    { at: ({ privateEvidence }) => `/evidence/${privateEvidence}/edit`, get: row("sign-in", 200, 404, 404, 404) },
    { at: ({ sharedEvidence }) => `/evidence/${sharedEvidence}/edit`, get: row("sign-in", 200, 403, 404, 404) },
  ],
  "evidence/:evidenceId/files/:fileId": [
    { at: ({ privateEvidence }) => `/evidence/${privateEvidence}/files/none`, get: row("sign-in", 404, 404, 404, 404) },
  ],
  "evidence/:evidenceId/tags": [
    { at: ({ privateEvidence }) => `/evidence/${privateEvidence}/tags`, get: row("sign-in", 200, 404, 404, 404) },
    { at: ({ sharedEvidence }) => `/evidence/${sharedEvidence}/tags`, get: row("sign-in", 200, 403, 404, 404) },
  ],
  evidence: [{ at: () => "/evidence", get: MEMBERS }],
  "evidence/coverage": [{ at: () => "/evidence/coverage", get: MEMBERS }],
  "evidence/export/:format": [
    { at: () => "/evidence/export/csv", get: MEMBERS },
    { at: () => "/evidence/export/xml", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "evidence/import": [{ at: () => "/evidence/import", get: MEMBERS }],
  "evidence/new": [{ at: () => "/evidence/new", get: MEMBERS }],
  "evidence/shared": [{ at: () => "/evidence/shared", get: MEMBERS }],
  "forgot-password": [{ at: () => "/forgot-password", get: row(200, 200, 200, 200, 200, ALL) }],
  "check-ins": [
    { at: () => "/check-ins", get: MEMBERS },
    { at: () => "/check-ins?person=person-mara-okafor", get: row("sign-in", 200, 200, 404, 404, FORMER) },
  ],
  "check-ins/:checkInId": [
    { at: () => "/check-ins/check-in-2", get: OWN_AND_MANAGER },
    // Held by the former manager: the new one does not read it, and nobody changes it any more.
    { at: () => "/check-ins/check-in-1", get: row("sign-in", 200, 404, 404, 404, FORMER) },
  ],
  "check-ins/:checkInId/edit": [
    { at: () => "/check-ins/check-in-2/edit", get: OWN_AND_MANAGER },
    { at: () => "/check-ins/check-in-1/edit", get: row("sign-in", 403, 404, 404, 404, [404, 404, 403]) },
  ],
  "check-ins/new": [
    { at: () => "/check-ins/new", get: MEMBERS },
    { at: () => "/check-ins/new?person=person-mara-okafor", get: OWN_AND_MANAGER },
  ],
  feedback: [{ at: () => "/feedback", get: MEMBERS }],
  "feedback/:requestId": [
    { at: () => "/feedback/feedback-mara-unnamed-open", get: row("sign-in", 200, 404, 404, 404) },
    // The peer has answered this one, and does not read it.
    { at: () => "/feedback/feedback-mara-named", get: row("sign-in", 200, 200, 404, 404, [403, 404, 404]) },
    { at: () => "/feedback/feedback-leila-asks", get: row("sign-in", 403, 404, 404, 404) },
  ],
  "feedback/:requestId/answer": [
    { at: () => "/feedback/feedback-leila-asks/answer", get: row("sign-in", 200, 404, 404, 404) },
    { at: () => "/feedback/feedback-mara-named/answer", get: row("sign-in", 403, 403, 404, 404, [403, 404, 404]) },
  ],
  "feedback/new": [{ at: () => "/feedback/new", get: MEMBERS }],
  growth: [{ at: () => "/growth", get: MEMBERS }],
  "growth/:personId": [{ at: () => "/growth/person-mara-okafor", get: OWN_AND_MANAGER }],
  "growth/:personId/agenda": [{ at: () => "/growth/person-mara-okafor/agenda", get: OWN_AND_MANAGER }],
  "growth/export": [
    { at: () => "/growth/export?format=md", get: MEMBERS },
    { at: () => "/growth/export?format=exe", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "growth/goals/:goalId": [{ at: () => "/growth/goals/goal-1", get: OWN_AND_MANAGER }],
  "growth/goals/:goalId/edit": [{ at: () => "/growth/goals/goal-1/edit", get: OWN_AND_MANAGER }],
  "growth/new": [
    { at: () => "/growth/new", get: MEMBERS },
    { at: () => "/growth/new?person=person-mara-okafor", get: OWN_AND_MANAGER },
  ],
  insights: [{ at: () => "/insights", get: ADMINISTRATORS }],
  "insights.csv": [{ at: () => "/insights.csv", get: ADMINISTRATORS }],
  ladder: [{ at: () => "/ladder", get: MEMBERS }],
  "ladder/compare": [{ at: () => "/ladder/compare", get: MEMBERS }],
  "ladder/competencies/:competencyId": [
    { at: () => "/ladder/competencies/observability", get: MEMBERS },
    { at: () => "/ladder/competencies/no-such", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "ladder/roles/:roleId": [{ at: () => "/ladder/roles/staff-engineer", get: MEMBERS }],
  "ladder/publish": [{ at: () => "/ladder/publish", get: ADMINISTRATORS }],
  "ladder/versions/:versionId": [
    { at: ({ ladderVersion }) => `/ladder/versions/${ladderVersion}`, get: MEMBERS },
    { at: () => "/ladder/versions/no-such", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "ladder/changed-for-me": [{ at: () => "/ladder/changed-for-me", get: MEMBERS }],
  "ladder/versions/:versionId/download": [
    { at: ({ ladderVersion }) => `/ladder/versions/${ladderVersion}/download`, get: MEMBERS },
    { at: () => "/ladder/versions/no-such/download", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "form-drafts": [
    { at: () => "/form-drafts?page=/settings", get: MEMBERS },
    { at: () => "/form-drafts?page=nonsense", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "ladder/criteria": [
    { at: ({ ladderVersion }) => `/ladder/criteria?version=${ladderVersion}`, get: MEMBERS },
    { at: () => "/ladder/criteria?version=no-such", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "ladder/versions": [{ at: () => "/ladder/versions", get: MEMBERS }],
  "ladder/search": [{ at: () => "/ladder/search?q=tracing", get: MEMBERS }],
  "link/:token": [{ at: () => "/link/not-a-token", get: row(404, 404, 404, 404, 404) }],
  organisation: [{ at: () => "/organisation", get: MEMBERS }],
  "people/:personId": [{ at: ({ colleague }) => `/people/${colleague}`, get: MEMBERS }],
  "people/:personId/edit": [{ at: ({ colleague }) => `/people/${colleague}/edit`, get: ADMINISTRATORS }],
  people: [{ at: () => "/people", get: MEMBERS }],
  "people/import": [{ at: () => "/people/import", get: ADMINISTRATORS }],
  "people/import/template.csv": [{ at: () => "/people/import/template.csv", get: ADMINISTRATORS }],
  "people/new": [{ at: () => "/people/new", get: ADMINISTRATORS }],
  record: [{ at: () => "/record", get: ADMINISTRATORS }],
  "set-up": [{ at: () => "/set-up", get: NOBODY }],
  // Each job is its owner's alone.
  "jobs/:jobId": [{ at: () => "/jobs/no-such-job", get: row("sign-in", 404, 404, 404, 404) }],
  security: [{ at: () => "/security", get: ADMINISTRATORS }],
  "security.csv": [{ at: () => "/security.csv", get: ADMINISTRATORS }],
  settings: [{ at: () => "/settings", get: ADMINISTRATORS }],
  "sign-in": [{ at: () => "/sign-in", get: SIGNED_OUT }],
  "sign-out": [{ at: () => "/sign-out", get: NOBODY }],
  "teams/:teamId": [
    { at: ({ team }) => `/teams/${team}`, get: ADMINISTRATORS },
    { at: () => "/teams/no-such-team", get: row("sign-in", 404, 404, 404, 404) },
  ],
  "teams/:teamId/remove": [{ at: ({ team }) => `/teams/${team}/remove`, get: ADMINISTRATORS }],
  teams: [{ at: () => "/teams", get: ADMINISTRATORS }],
  "teams/new": [{ at: () => "/teams/new", get: ADMINISTRATORS }],
  team: [
    { at: () => "/team", get: row("sign-in", 404, 200, 200, 404, LEADS) },
    { at: () => "/team?lead=person-mara-okafor", get: row("sign-in", 404, 200, 200, 404) },
  ],
  theme: [{ at: () => "/theme", get: NOBODY }],
};

/** Forms for anyone: what they do concerns the sender alone. */
export const OPEN_FORMS = new Set([
  "sign-in",
  "sign-out",
  "theme",
  "form-drafts",
  "forgot-password",
  "link/:token",
  "set-up",
  "*",
]);
