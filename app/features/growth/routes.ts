import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("growth");

export const growthRoutes = [
  list("check-ins", "check-in-list/route.tsx"),
  page("check-ins/:checkInId", "check-in/route.tsx"),
  page("check-ins/:checkInId/edit", "check-in-edit/route.tsx"),
  page("check-ins/new", "check-in-new/route.tsx"),
  list("feedback", "feedback-list/route.tsx"),
  page("feedback/:requestId", "feedback-request/route.tsx"),
  page("feedback/:requestId/answer", "feedback-request-answer/route.tsx"),
  page("feedback/new", "feedback-new/route.tsx"),
  list("growth", "own-plan/route.tsx"),
  page("growth/:personId", "plan-of-person/route.tsx"),
  page("growth/:personId/agenda", "agenda/route.tsx"),
  page("growth/export", "plan-export/route.ts"),
  page("growth/goals/:goalId", "goal/route.tsx"),
  page("growth/goals/:goalId/edit", "goal-edit/route.tsx"),
  page("growth/new", "goal-new/route.tsx"),
];
