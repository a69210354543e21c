import { notFound } from "#app/platform/server/guards";
import { ErrorPage } from "#app/ui/layout/error-page";

/** Every address that no other route answers. */
export function loader() {
  throw notFound();
}

export const action = loader;

export default ErrorPage;
