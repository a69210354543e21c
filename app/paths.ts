/** Every URL of the application is built here. */

type Query = Record<string, string | number | undefined | null>;

function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (entries.length === 0) return path;
  return `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`;
}

const part = encodeURIComponent;

const anchor = (id: string | undefined) => (id ? `#${part(id)}` : "");

/**
 * The id of a published ladder version, or of a ladder for its current version; without either, the current version of
 * the reader's own ladder.
 */
export type LadderQuery = { version?: string; ladder?: string };

type SecurityEventsQuery = { kind?: string | null; person?: string; address?: string; from?: string; to?: string };

export const paths = {
  home: () => "/",
  signIn: (query: { returnTo?: string } = {}) => withQuery("/sign-in", query),
  signOut: () => "/sign-out",
  forgotPassword: () => "/forgot-password",
  passwordLink: (token: string) => `/link/${part(token)}`,
  setUp: () => "/set-up",
  /** Asks for the password again, and goes on from there. */
  confirmPassword: (query: { returnTo?: string } = {}) => withQuery("/confirm-password", query),
  /** What others did to the reader's own access. */
  accessNotices: (query: { returnTo?: string } = {}) => withQuery("/account/changes", query),
  account: () => "/account",
  theme: () => "/theme",
  /** Where forms keep what was typed and not sent. */
  formDrafts: (query: { page?: string } = {}) => withQuery("/form-drafts", query),

  people: (query: { search?: string; team?: string; manager?: string; status?: string; page?: number } = {}) =>
    withQuery("/people", query),
  newPerson: () => "/people/new",
  importPeople: () => "/people/import",
  importTemplate: () => "/people/import/template.csv",
  person: (id: string) => `/people/${part(id)}`,
  editPerson: (id: string) => `/people/${part(id)}/edit`,
  /** The chart from the top, or from one person down. */
  organisationChart: (query: { from?: string } = {}) => withQuery("/organisation", query),

  /** The outermost teams, or those within one. */
  teams: (query: { within?: string; page?: number } = {}) => withQuery("/teams", query),
  newTeam: (query: { within?: string } = {}) => withQuery("/teams/new", query),
  editTeam: (id: string) => `/teams/${part(id)}`,
  removeTeam: (id: string) => `/teams/${part(id)}/remove`,

  cycles: () => "/cycles",
  newCycle: () => "/cycles/new",
  cycle: (id: string, query: { stage?: string; team?: string; search?: string; page?: number } = {}) =>
    withQuery(`/cycles/${part(id)}`, query),
  editCycle: (id: string) => `/cycles/${part(id)}/edit`,
  cycleParticipants: (
    id: string,
    query: { team?: string; role?: string; manager?: string; search?: string; page?: number; inPage?: number } = {},
  ) => withQuery(`/cycles/${part(id)}/participants`, query),
  launchCycle: (id: string) => `/cycles/${part(id)}/launch`,
  /** To a later ladder version, the newest where none is named, or back. */
  moveCycle: (id: string, query: { to?: string } = {}) => withQuery(`/cycles/${part(id)}/move`, query),
  closeCycle: (id: string) => `/cycles/${part(id)}/close`,
  deleteCycle: (id: string) => `/cycles/${part(id)}/delete`,

  assessments: () => "/assessments",
  newAssessment: () => "/assessments/new",
  assessment: (id: string) => `/assessments/${part(id)}`,
  selfAssessment: (id: string) => `/assessments/${part(id)}/self`,
  review: (id: string) => `/assessments/${part(id)}/review`,
  comparison: (id: string) => `/assessments/${part(id)}/comparison`,
  /** Where an agreed rating saves itself. */
  saveAgreement: (id: string) => `/assessments/${part(id)}/agreement`,
  changeReviewer: (id: string) => `/assessments/${part(id)}/reviewer`,
  reopenAssessment: (id: string) => `/assessments/${part(id)}/reopen`,
  result: (id: string, query: { role?: string; category?: string } = {}) =>
    withQuery(`/assessments/${part(id)}/result`, query),
  /** One's own draft to a later ladder version, or back. */
  moveAssessment: (id: string, query: { to?: string } = {}) => withQuery(`/assessments/${part(id)}/move`, query),
  shareAssessment: (id: string) => `/assessments/${part(id)}/share`,
  /** Where a rating saves itself. */
  saveRating: (id: string) => `/assessments/${part(id)}/rating`,

  calibration: () => "/calibration",
  newCalibrationSession: () => "/calibration/new",
  calibrationSession: (
    id: string,
    query: {
      category?: string;
      side?: string;
      sort?: string;
      order?: string;
      role?: string;
      manager?: string;
      team?: string;
      search?: string;
      page?: number;
    } = {},
  ) => withQuery(`/calibration/${part(id)}`, query),
  /** One person of a session, or the decision and discussion of one of their ratings. */
  calibrationPerson: (id: string, assessmentId: string, query: { competency?: string } = {}, section?: string) =>
    withQuery(`/calibration/${part(id)}/people/${part(assessmentId)}`, query) + anchor(section),
  calibrationMembers: (id: string) => `/calibration/${part(id)}/members`,
  closeCalibration: (id: string) => `/calibration/${part(id)}/close`,
  releaseCalibration: (id: string) => `/calibration/${part(id)}/release`,
  reopenCalibration: (id: string) => `/calibration/${part(id)}/reopen`,
  calibrationMinutes: (id: string, format: "pdf" | "csv") => `/calibration/${part(id)}/minutes.${format}`,
  /** What a page asks now and then to learn whether anything has changed. */
  calibrationRevision: (id: string) => `/calibration/${part(id)}/revision`,
  /** Cases that all managers rate independently. */
  sharedCases: () => "/calibration/shared-cases",
  newSharedCase: (query: { search?: string; assessment?: string } = {}) =>
    withQuery("/calibration/shared-cases/new", query),
  sharedCase: (id: string) => `/calibration/shared-cases/${part(id)}`,
  editSharedCase: (id: string) => `/calibration/shared-cases/${part(id)}/edit`,
  /** What those whom a real case is about are asked. */
  sharedCaseConsent: (id: string) => `/calibration/shared-cases/${part(id)}/consent`,
  /** How the wording of a ladder holds up. */
  ladderTest: (query: { version?: string; role?: string } = {}) => withQuery("/calibration/ladder", query),
  ownStrictness: () => "/calibration/how-i-rate",

  /** The organisation's view, over everyone or over one track or team. */
  insights: (query: { cycle?: string; track?: string; team?: string; category?: string; level?: number } = {}) =>
    withQuery("/insights", query),
  insightsExport: (query: { cycle?: string; track?: string; team?: string; category?: string } = {}) =>
    withQuery("/insights.csv", query),

  /** My team, or the one that someone below me leads. */
  team: (query: { lead?: string } = {}) => withQuery("/team", query),

  ladder: (query: LadderQuery = {}, section?: string) => withQuery("/ladder", query) + anchor(section),
  role: (roleId: string, query: LadderQuery = {}, section?: string) =>
    withQuery(`/ladder/roles/${part(roleId)}`, query) + anchor(section),
  competency: (competencyId: string, criterionId?: string, query: LadderQuery = {}) =>
    withQuery(`/ladder/competencies/${part(competencyId)}`, query) + anchor(criterionId),
  compareRoles: (query: LadderQuery & { from?: string; to?: string } = {}) => withQuery("/ladder/compare", query),
  searchLadder: (query: LadderQuery & { q?: string } = {}) => withQuery("/ladder/search", query),

  cases: () => "/cases",
  newCase: (query: { role?: string } = {}) => withQuery("/cases/new", query),
  /** `pieces`: a page of the evidence of a long case, or all of it with the rest; `piece` is where to go on that page. */
  case: (id: string, { pieces, piece }: { pieces?: number | "all"; piece?: number } = {}) =>
    `${withQuery(`/cases/${part(id)}`, { pieces })}${piece === undefined ? "" : `#piece-${piece}`}`,
  caseSummary: (id: string) => `/cases/${part(id)}/summary`,
  /** Where the summary or the note on a competency saves itself. */
  caseWords: (id: string, competencyId?: string) =>
    competencyId === undefined ? `/cases/${part(id)}/words` : `/cases/${part(id)}/words/${part(competencyId)}`,
  caseCompetency: (id: string, competencyId: string, query: { find?: string } = {}, section?: string) =>
    withQuery(`/cases/${part(id)}/competencies/${part(competencyId)}`, query) + anchor(section),
  caseSharing: (id: string) => `/cases/${part(id)}/sharing`,
  caseReview: (id: string) => `/cases/${part(id)}/review`,
  submitCase: (id: string) => `/cases/${part(id)}/submit`,
  caseVote: (id: string) => `/cases/${part(id)}/vote`,
  caseDecision: (id: string) => `/cases/${part(id)}/decision`,
  exportCase: (id: string, format: "pdf" | "md" | "json") => `/cases/${part(id)}/export/${format}`,

  committees: () => "/committees",
  newCommittee: () => "/committees/new",
  committee: (id: string) => `/committees/${part(id)}`,
  editCommittee: (id: string) => `/committees/${part(id)}/edit`,

  /** One's own evidence, the newest first. */
  evidence: (
    query: {
      search?: string;
      competency?: string;
      /** Of the competency. */
      criterion?: string;
      role?: string;
      from?: string;
      to?: string;
      archived?: string;
      page?: number;
    } = {},
  ) => withQuery("/evidence", query),
  newEvidence: (query: { competency?: string; criterion?: string } = {}) => withQuery("/evidence/new", query),
  pieceOfEvidence: (id: string, query: { colleague?: string } = {}, section?: string) =>
    withQuery(`/evidence/${part(id)}`, query) + anchor(section),
  editEvidence: (id: string) => `/evidence/${part(id)}/edit`,
  /** What a piece shows; with the criteria of one competency to choose from. */
  tagEvidence: (id: string, query: { competency?: string } = {}) => withQuery(`/evidence/${part(id)}/tags`, query),
  evidenceFile: (id: string, fileId: string) => `/evidence/${part(id)}/files/${part(fileId)}`,
  importEvidence: () => "/evidence/import",
  exportEvidence: (format: "markdown" | "csv" | "json") => `/evidence/export/${format}`,
  /** What those who report to me share with me. */
  sharedEvidence: (query: { person?: string } = {}) => withQuery("/evidence/shared", query),
  /** The criteria of a role, by default of the one aimed at, and the evidence for each. */
  coverage: (query: { role?: string } = {}) => withQuery("/evidence/coverage", query),
  /** The criteria alone, for a form that shows more and more of them. */
  ladderCriteria: (query: LadderQuery) => withQuery("/ladder/criteria", query),
  /** Every published version of a ladder, each with what it changed. */
  ladderVersions: (query: { ladder?: string } = {}) => withQuery("/ladder/versions", query),
  /** What one version changed; from the one before it, or from the one named. */
  downloadLadder: (id: string, format: string) => withQuery(`/ladder/versions/${part(id)}/download`, { format }),
  ladderVersion: (id: string, query: { from?: string } = {}) => withQuery(`/ladder/versions/${part(id)}`, query),
  publishLadder: () => "/ladder/publish",
  /** What a version asks differently of the reader, from the one named or the one they last met. */
  changedForMe: (query: { from?: string; to?: string } = {}) => withQuery("/ladder/changed-for-me", query),

  /** Long work: how far it is, and what came of it. */
  job: (id: string) => `/jobs/${part(id)}`,
  /** A growth plan: the reader's own, or that of one of their reports. */
  growth: (personId?: string) => (personId === undefined ? "/growth" : `/growth/${part(personId)}`),
  newGoal: (query: { person?: string; competency?: string; from?: number; to?: number } = {}) =>
    withQuery("/growth/new", query),
  goal: (id: string) => `/growth/goals/${part(id)}`,
  editGoal: (id: string) => `/growth/goals/${part(id)}/edit`,
  /** The agenda of the next 1:1 with a person. */
  agenda: (personId: string) => `/growth/${part(personId)}/agenda`,
  exportGrowth: (format: "md" | "json") => `/growth/export?format=${format}`,
  /** The reader's own check-ins, or those with one of their reports. */
  checkIns: (query: { person?: string; page?: number } = {}) => withQuery("/check-ins", query),
  newCheckIn: (query: { person?: string } = {}) => withQuery("/check-ins/new", query),
  checkIn: (id: string) => `/check-ins/${part(id)}`,
  editCheckIn: (id: string) => `/check-ins/${part(id)}/edit`,
  feedback: () => "/feedback",
  newFeedback: (query: { competency?: string } = {}) => withQuery("/feedback/new", query),
  feedbackRequest: (id: string) => `/feedback/${part(id)}`,
  answerFeedback: (id: string) => `/feedback/${part(id)}/answer`,

  settings: () => "/settings",
  /** The newest records, or those before or after one, by its number. `person` is an id, or a part of a name or address. */
  record: (query: { person?: string; kind?: string; before?: number; after?: number } = {}) =>
    withQuery("/record", query),
  /** Security events. `person` is an id, a part of a name or email address, or the hash of an unknown account. */
  security: (query: SecurityEventsQuery & { before?: string } = {}) => withQuery("/security", query),
  securityExport: (query: SecurityEventsQuery = {}) => withQuery("/security.csv", query),
};

/**
 * A path of this site to go back to, or home: never another site. Read as a browser reads it, which drops tabs and line
 * breaks and takes a backslash for a slash.
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, OWN_ORIGIN)) return paths.home();
  const { origin, pathname, search, hash } = new URL(value, OWN_ORIGIN);
  // A path that begins with two slashes would be read as a host the next time.
  return origin === OWN_ORIGIN && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : paths.home();
}

const OWN_ORIGIN = "http://own.invalid";
