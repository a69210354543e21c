import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("calibration");

export const calibrationRoutes = [
  list("calibration", "session-list/route.tsx"),
  page("calibration/:sessionId", "session-board/route.tsx"),
  page("calibration/:sessionId/:step", "session-step/route.tsx"),
  page("calibration/:sessionId/members", "session-members/route.tsx"),
  page("calibration/:sessionId/minutes.csv", "session-minutes-csv/route.ts"),
  page("calibration/:sessionId/minutes.pdf", "session-minutes-pdf/route.ts"),
  page("calibration/:sessionId/people/:assessmentId", "session-person/route.tsx"),
  page("calibration/:sessionId/revision", "session-revision/route.ts"),
  page("calibration/how-i-rate", "how-i-rate/route.tsx"),
  page("calibration/ladder", "ladder-test/route.tsx"),
  page("calibration/new", "session-new/route.tsx"),
  list("calibration/shared-cases", "shared-case-list/route.tsx"),
  page("calibration/shared-cases/:caseId", "shared-case/route.tsx"),
  page("calibration/shared-cases/:caseId/consent", "shared-case-consent/route.tsx"),
  page("calibration/shared-cases/:caseId/edit", "shared-case-edit/route.tsx"),
  page("calibration/shared-cases/new", "shared-case-new/route.tsx"),
];
