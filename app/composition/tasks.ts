/** Every kind of work that runs in a worker thread, loaded there with its first use. */
export const TASKS = {
  "people-import.preview": async () => (await import("./tasks/people-import")).previewImport,
  "people-import.apply": async () => (await import("./tasks/people-import")).applyImport,
  "evidence-import.preview": async () => (await import("./tasks/evidence-import")).previewImport,
  "evidence-import.apply": async () => (await import("./tasks/evidence-import")).applyImport,
  "ladder-publishing.preview": async () => (await import("./tasks/ladder-publishing")).previewVersion,
  "ladder-publishing.publish": async () => (await import("./tasks/ladder-publishing")).publishVersion,
  "cycle.launch": async () => (await import("./tasks/cycle")).launch,
  "cycle.close": async () => (await import("./tasks/cycle")).close,
  "cycle.add-selected": async () => (await import("./tasks/cycle")).addSelected,
  "cycle.remove-everyone": async () => (await import("./tasks/cycle")).removeEveryone,
  "cycle.preview-move": async () => (await import("./tasks/cycle")).previewMove,
  "cycle.move": async () => (await import("./tasks/cycle")).moveOrRevert,
  "minutes.pdf": async () => (await import("./tasks/minutes-pdf")).makeMinutesPdf,
  "calibration.severity": async () => (await import("./tasks/calibration")).analyseSeverity,
  "calibration.ladder-test": async () => (await import("./tasks/calibration")).analyseLadder,
  "calibration.role-profiles": async () => (await import("./tasks/calibration")).readRoleProfiles,
  insights: async () => (await import("./tasks/insights")).loadInsights,
  "case.pdf": async () => (await import("./tasks/case-pdf")).makeCasePdf,
} as const;

export type TaskName = keyof typeof TASKS;
type TaskOf<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
export type InputOf<Name extends TaskName> = Parameters<TaskOf<Name>>[0];
export type OutputOf<Name extends TaskName> = Awaited<ReturnType<TaskOf<Name>>>;
