import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("promotion");

export const promotionRoutes = [
  list("cases", "case-list/route.tsx"),
  page("cases/:caseId", "case/route.tsx"),
  page("cases/:caseId/competencies/:competencyId", "case-competency/route.tsx"),
  page("cases/:caseId/decision", "case-decision/route.tsx"),
  page("cases/:caseId/export/:format", "case-export/route.ts"),
  page("cases/:caseId/review", "case-review/route.tsx"),
  page("cases/:caseId/sharing", "case-sharing/route.tsx"),
  page("cases/:caseId/submit", "case-submit/route.tsx"),
  page("cases/:caseId/summary", "case-summary/route.tsx"),
  page("cases/:caseId/vote", "case-vote/route.tsx"),
  page("cases/:caseId/words", "case-words/route.ts"),
  page("cases/:caseId/words/:competencyId", "case-note/route.ts"),
  page("cases/new", "case-new/route.tsx"),
  list("committees", "committee-list/route.tsx"),
  page("committees/:committeeId", "committee/route.tsx"),
  page("committees/:committeeId/edit", "committee-edit/route.tsx"),
  page("committees/new", "committee-new/route.tsx"),
];
