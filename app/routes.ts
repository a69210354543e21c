import type { RouteConfig } from "@remix-run/route-config";
import { assessmentRoutes } from "./features/assessment/routes";
import { auditRoutes } from "./features/audit/routes";
import { calibrationRoutes } from "./features/calibration/routes";
import { cyclesRoutes } from "./features/cycles/routes";
import { evidenceRoutes } from "./features/evidence/routes";
import { growthRoutes } from "./features/growth/routes";
import { homeRoutes } from "./features/home/routes";
import { identityRoutes } from "./features/identity/routes";
import { insightsRoutes } from "./features/insights/routes";
import { ladderRoutes } from "./features/ladder/routes";
import { peopleRoutes } from "./features/people/routes";
import { promotionRoutes } from "./features/promotion/routes";

/** Every address of Cairn, by capability. */
export default [
  ...peopleRoutes,
  ...identityRoutes,
  ...ladderRoutes,
  ...assessmentRoutes,
  ...auditRoutes,
  ...evidenceRoutes,
  ...calibrationRoutes,
  ...cyclesRoutes,
  ...growthRoutes,
  ...insightsRoutes,
  ...promotionRoutes,
  ...homeRoutes,
] satisfies RouteConfig;
