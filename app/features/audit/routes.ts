import { pagesOf } from "../pages-of";

const { page } = pagesOf("audit");

export const auditRoutes = [
  page("record", "record/route.tsx"),
  page("security", "security/route.tsx"),
  page("security.csv", "security-csv/route.ts"),
];
