import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("people");

export const peopleRoutes = [
  page("organisation", "organisation-chart/route.tsx"),
  list("people", "directory/route.tsx"),
  page("people/:personId", "person/route.tsx"),
  page("people/:personId/edit", "person-edit/route.tsx"),
  page("people/import", "people-import/route.tsx"),
  page("people/import/template.csv", "people-import-template/route.ts"),
  page("people/new", "person-new/route.tsx"),
  list("teams", "team-list/route.tsx"),
  page("teams/:teamId", "team/route.tsx"),
  page("teams/:teamId/remove", "team-remove/route.tsx"),
  page("teams/new", "team-new/route.tsx"),
];
