import { pagesOf } from "../pages-of";

const { page, start } = pagesOf("home");

export const homeRoutes = [
  page("*", "not-found/route.tsx"),
  start("start/route.tsx"),
  page("catalogue", "catalogue/route.tsx"),
  page("jobs/:jobId", "job/route.tsx"),
  page("team", "team/route.tsx"),
];
