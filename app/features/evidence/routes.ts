import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("evidence");

export const evidenceRoutes = [
  list("evidence", "evidence-list/route.tsx"),
  page("evidence/:evidenceId", "evidence-item/route.tsx"),
  page("evidence/:evidenceId/edit", "evidence-item-edit/route.tsx"),
  page("evidence/:evidenceId/files/:fileId", "evidence-item-file/route.ts"),
  page("evidence/:evidenceId/tags", "evidence-item-tags/route.tsx"),
  page("evidence/coverage", "evidence-coverage/route.tsx"),
  page("evidence/export/:format", "evidence-export/route.ts"),
  page("evidence/import", "evidence-import/route.tsx"),
  page("evidence/new", "evidence-new/route.tsx"),
  page("evidence/shared", "evidence-shared/route.tsx"),
];
