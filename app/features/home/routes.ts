import { pagesOf } from "../pages-of";

const { page, start } = pagesOf("home");

/** Pages for those who build Cairn, which only `npm run dev` has: they would change how production scripts are split. */
const development = process.env.CAIRN_DEVELOPMENT === "true" ? [page("catalogue", "catalogue/route.tsx")] : [];

export const homeRoutes = [
  page("*", "not-found/route.tsx"),
  start("start/route.tsx"),
  ...development,
  page("jobs/:jobId", "job/route.tsx"),
  page("team", "team/route.tsx"),
];
