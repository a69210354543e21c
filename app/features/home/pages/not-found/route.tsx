import { notFound } from "#app/platform/server/guards";
import { ErrorPage } from "#app/ui/layout/error-page";

/** Every address that no other route answers. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default ErrorPage;
