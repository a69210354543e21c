import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("assessment");

export const assessmentRoutes = [
  list("assessments", "assessment-list/route.tsx"),
  list("assessments/:assessmentId", "entry/route.tsx"),
  page("assessments/:assessmentId/agreement", "agreement/route.tsx"),
  page("assessments/:assessmentId/comparison", "comparison/route.tsx"),
  page("assessments/:assessmentId/move", "move/route.tsx"),
  page("assessments/:assessmentId/rating", "rating/route.tsx"),
  page("assessments/:assessmentId/reopen", "reopen/route.tsx"),
  page("assessments/:assessmentId/result", "result/route.tsx"),
  page("assessments/:assessmentId/review", "review/route.tsx"),
  page("assessments/:assessmentId/reviewer", "reviewer/route.tsx"),
  page("assessments/:assessmentId/self", "self-assessment/route.tsx"),
  page("assessments/:assessmentId/share", "share/route.tsx"),
  page("assessments/new", "assessment-new/route.tsx"),
];
