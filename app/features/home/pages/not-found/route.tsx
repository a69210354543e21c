import { ErrorPage } from "#app/components/layout/error-page";
import { notFound } from "#app/http/guards";

/** Every address that no other route answers. */
export function loader() {
  throw notFound();
}

export const action = loader;

export default ErrorPage;
