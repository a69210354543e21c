import { type FormProps, Form as RemixForm, useRouteLoaderData } from "@remix-run/react";
import { forwardRef, useId } from "react";
import { REQUEST_KEY } from "#app/kernel/request-key";

/**
 * A form of the application. One that is posted carries a key, so that a double click, or sending it again after a lost
 * answer, changes nothing twice. After each accepted form the frame is read again and gives new keys.
 */
export const Form = forwardRef<HTMLFormElement, FormProps>(function Form({ children, ...props }, ref) {
  return (
    <RemixForm {...props} ref={ref}>
      {props.method === "post" && <RequestKey />}
      {children}
    </RemixForm>
  );
});

/** The hidden request key alone, for forms that are drawn in another way. */
export function RequestKey() {
  const id = useId();
  const root = useRouteLoaderData<{ formSeed: string }>("root");
  return root ? <input type="hidden" name={REQUEST_KEY} value={`${root.formSeed}${id}`} /> : null;
}
