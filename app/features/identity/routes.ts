import { pagesOf } from "../pages-of";

const { page } = pagesOf("identity");

export const identityRoutes = [
  page("account", "account/route.tsx"),
  page("account/changes", "access-notices/route.tsx"),
  page("confirm-password", "confirm-password/route.tsx"),
  page("forgot-password", "forgot-password/route.tsx"),
  page("form-drafts", "form-drafts/route.ts"),
  page("link/:token", "password-link/route.tsx"),
  page("set-up", "set-up/route.tsx"),
  page("settings", "settings/route.tsx"),
  page("sign-in", "sign-in/route.tsx"),
  page("sign-out", "sign-out/route.tsx"),
  page("theme", "theme/route.tsx"),
];
