import type { getZodConstraint } from "@conform-to/zod/v4";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { ZodType, z } from "zod";
import type { checkForm } from "./check-form";

type Checked = ReturnType<typeof checkForm>;

/** The server's answer to a posted form, or the result of the same check in the browser. */
export type FormAnswer = Checked | null | undefined;

/** Constraints of the controls by name, from the schema: required, lengths. */
export type Constraints = ReturnType<typeof getZodConstraint>;

export type FormField = {
  name: string;
  id: string;
  errorId: string;
  descriptionId: string;
  errors: string[] | undefined;
  /** The last input, else the default. */
  initialValue: string | string[] | undefined;
  constraint: Constraints[string];
};

type Options<Schema extends ZodType> = {
  /** A new id resets the form and discards what was typed. */
  id?: string;
  lastResult: FormAnswer;
  defaultValue?: Readonly<Record<string, unknown>>;
  constraint?: Constraints;
  /** Fetched when the form first gets focus, so that reading a page needs no validation code. */
  schema: () => Promise<Schema>;
};

type Check = (form: FormData) => Checked;

/**
 * A form that the server checks, with or without scripts. Once its schema is here the browser checks it too, as it is
 * sent and after that with every change; until then, and where it cannot be fetched, the server alone does.
 */
export function useForm<Schema extends ZodType>(options: Options<Schema>) {
  const { lastResult, defaultValue, constraint = {}, schema } = options;
  const ownId = useId();
  const id = options.id ?? ownId;
  const element = useRef<HTMLFormElement>(null);
  // The browser's result counts until the server answers again.
  const [found, setFound] = useState<{ id: string; after: FormAnswer; answer: FormAnswer } | null>(null);
  const answer = found?.id === id && found.after === lastResult ? found.answer : lastResult;
  const { prepare, checkNow } = useCheck(schema);
  const note = (found: Checked) => setFound({ id, after: lastResult, answer: found });

  const told = useRef(answer);
  useEffect(() => {
    if (told.current === answer) return;
    told.current = answer;
    if (answer?.status === "error") focusFirst(element.current, answer);
  }, [answer]);

  const errorsOf = (name: string) => answer?.error?.[name] ?? undefined;
  const initial = lastResult?.initialValue ?? defaultValue ?? {};
  const field = (name: string): FormField => ({
    name,
    id: `${id}-${name}`,
    errorId: `${id}-${name}-error`,
    descriptionId: `${id}-${name}-description`,
    errors: errorsOf(name),
    initialValue: toInitial(find(initial, name)),
    constraint: constraint[name] ?? {},
  });
  const errors = errorsOf("");
  const errorId = `${id}-error`;
  const form = {
    errorId,
    errors,
    field,
    props: {
      id,
      ref: element,
      // The messages stand beside the fields.
      noValidate: true,
      "aria-describedby": errors ? errorId : undefined,
      onFocus: prepare,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        const result = checkNow(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
        if (!result) return;
        if (result.status === "error") event.preventDefault();
        note(result.status === "error" ? result : {});
      },
      onInput(event: FormEvent<HTMLFormElement>) {
        const result = answer && checkNow(new FormData(event.currentTarget));
        if (result) note({ error: result.error });
      },
    },
  };
  const fields = new Proxy({} as { [Name in keyof z.output<Schema> & string]-?: FormField }, {
    get: (_, name) => field(String(name)),
  });
  return [form, fields] as const;
}

function useCheck(schema: () => Promise<ZodType>) {
  const state = useRef<{ loading: boolean; check: Check | null }>({ loading: false, check: null });
  const prepare = () => {
    const { current } = state;
    if (current.loading) return;
    current.loading = true;
    Promise.all([import("./check-form"), schema()]).then(
      ([module, loaded]) => {
        current.check = (form) => module.checkForm(form, loaded);
      },
      () => {
        current.loading = false;
      },
    );
  };
  return { prepare, checkNow: (form: FormData) => state.current.check?.(form) ?? null };
}

function focusFirst(form: HTMLFormElement | null, { error }: Checked): void {
  for (const control of form?.elements ?? []) {
    const name = control.getAttribute("name");
    if (!name || !error?.[name] || !(control instanceof HTMLElement)) continue;
    control.focus();
    return;
  }
}

/** A value by its name; that of a list has an index behind it. */
function find(values: Readonly<Record<string, unknown>>, name: string): unknown {
  const [, list, index] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
  if (list === undefined) return values[name];
  return [values[list] ?? []].flat()[Number(index)];
}

/** Converts a value to what a control holds: a ticked box is "on". */
function toInitial(value: unknown): string | string[] | undefined {
  if (value === null || value === undefined || value === false) return undefined;
  if (Array.isArray(value)) return value.map(String);
  return value === true ? "on" : String(value);
}
