import type { DraftFields } from "#app/kernel/form-draft";

/** Never kept: passwords, files, and what the page itself writes. */
const NOT_KEPT = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function listControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => {
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return element.name !== "";
    return element instanceof HTMLInputElement && element.name !== "" && !NOT_KEPT.has(element.type);
  });
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

function valuesOf(control: Control, of: "shown" | "default"): string[] {
  if (isChoice(control)) return control[of === "shown" ? "checked" : "defaultChecked"] ? [control.value] : [];
  if (!(control instanceof HTMLSelectElement)) return [of === "shown" ? control.value : control.defaultValue];
  const options = [...control.options];
  const chosen = options.filter((option) => option[of === "shown" ? "selected" : "defaultSelected"]);
  // A browser shows the first option where none is chosen.
  if (chosen.length === 0 && !control.multiple) chosen.push(...options.slice(0, 1));
  return chosen.map(({ value }) => value);
}

/** The values that the form shows, or those that it came with. */
export function readControls(form: HTMLFormElement, of: "shown" | "default"): DraftFields {
  const fields: Record<string, string[]> = {};
  for (const control of listControls(form)) {
    fields[control.name] = [...(fields[control.name] ?? []), ...valuesOf(control, of)];
  }
  return fields;
}

/** Fills the form. React learns of each value as if it was typed. A control that the draft does not know stays. */
export function fillControls(form: HTMLFormElement, fields: DraftFields): void {
  const used = new Map<string, number>();
  for (const control of listControls(form)) {
    const values = fields[control.name];
    if (!values) continue;
    if (isChoice(control)) {
      if (control.checked !== values.includes(control.value)) control.click();
      continue;
    }
    const index = used.get(control.name) ?? 0;
    used.set(control.name, index + 1);
    const value = values[index];
    if (value === undefined || value === control.value) continue;
    // Past React's own setter, which would take the value for known and report no change.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
}
