import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("ladder");

export const ladderRoutes = [
  list("ladder", "overview/route.tsx"),
  page("ladder/changed-for-me", "changed-for-me/route.tsx"),
  page("ladder/compare", "compare/route.tsx"),
  page("ladder/competencies/:competencyId", "competency/route.tsx"),
  page("ladder/criteria", "criteria/route.tsx"),
  page("ladder/publish", "publish/route.tsx"),
  page("ladder/roles/:roleId", "role/route.tsx"),
  page("ladder/search", "search/route.tsx"),
  list("ladder/versions", "version-list/route.tsx"),
  page("ladder/versions/:versionId", "version/route.tsx"),
  page("ladder/versions/:versionId/download", "version-download/route.tsx"),
];
