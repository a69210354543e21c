/** Every kind of work that runs in a worker thread, loaded there with its first use. */
export const TASKS = {
  "people-import.preview": async () => (await import("#app/features/people/jobs/people-import")).previewImport,
  "people-import.apply": async () => (await import("#app/features/people/jobs/people-import")).applyImport,
  "evidence-import.preview": async () => (await import("#app/features/evidence/jobs/evidence-import")).previewImport,
  "evidence-import.apply": async () => (await import("#app/features/evidence/jobs/evidence-import")).applyImport,
  "ladder-publishing.preview": async () => (await import("#app/features/ladder/jobs/ladder-publishing")).previewVersion,
  "ladder-publishing.publish": async () => (await import("#app/features/ladder/jobs/ladder-publishing")).publishVersion,
  "cycle.launch": async () => (await import("#app/features/cycles/jobs/cycle")).launch,
  "cycle.close": async () => (await import("#app/features/cycles/jobs/cycle")).close,
  "cycle.add-selected": async () => (await import("#app/features/cycles/jobs/cycle")).addSelected,
  "cycle.remove-everyone": async () => (await import("#app/features/cycles/jobs/cycle")).removeEveryone,
  "cycle.preview-move": async () => (await import("#app/features/cycles/jobs/cycle")).previewMove,
  "cycle.move": async () => (await import("#app/features/cycles/jobs/cycle")).moveOrRevert,
  "minutes.pdf": async () => (await import("#app/features/calibration/jobs/minutes-pdf")).makeMinutesPdf,
  "calibration.severity": async () => (await import("#app/features/calibration/jobs/calibration")).analyseSeverity,
  "calibration.ladder-test": async () => (await import("#app/features/calibration/jobs/calibration")).analyseLadder,
  "calibration.role-profiles": async () =>
    (await import("#app/features/calibration/jobs/calibration")).readRoleProfiles,
  insights: async () => (await import("#app/features/insights/jobs/insights")).loadInsights,
  "case.pdf": async () => (await import("#app/features/promotion/jobs/case-pdf")).makeCasePdf,
} as const;

type Tasks = typeof TASKS;
declare module "#app/platform/jobs/task" {
  interface TaskTable extends Tasks {}
}

/** The program of a worker thread, beside this file in the sources and in the bundle. */
export const WORKER_ENTRY = new URL("./worker.mjs", import.meta.url);
