import { pagesOf } from "../pages-of";

const { list, page } = pagesOf("cycles");

export const cyclesRoutes = [
  list("cycles", "cycle-list/route.tsx"),
  page("cycles/:cycleId", "cycle/route.tsx"),
  page("cycles/:cycleId/close", "cycle-close/route.tsx"),
  page("cycles/:cycleId/delete", "cycle-delete/route.tsx"),
  page("cycles/:cycleId/edit", "cycle-edit/route.tsx"),
  page("cycles/:cycleId/launch", "cycle-launch/route.tsx"),
  page("cycles/:cycleId/move", "cycle-move/route.tsx"),
  page("cycles/:cycleId/participants", "cycle-participants/route.tsx"),
  page("cycles/new", "cycle-new/route.tsx"),
];
