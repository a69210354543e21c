import { pagesOf } from "../pages-of";

const { page } = pagesOf("insights");

export const insightsRoutes = [page("insights", "insights/route.tsx"), page("insights.csv", "insights-csv/route.tsx")];
