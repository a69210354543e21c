import { paths } from "#app/paths";
import { THEMES, type Theme } from "#app/platform/server/theme";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";

const LABELS: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** A choice of this browser, posted in full: the theme is on the root element, which only a new page draws. */
export function ThemeForm({ theme }: { theme: Theme }) {
  return (
    <Card>
      <h2 className="mb-3">Appearance</h2>
      <Form method="post" action={paths.theme()} reloadDocument className="grid gap-3">
        <input type="hidden" name="returnTo" value={paths.account()} />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-ink-2">Theme, in this browser</legend>
          {THEMES.map((choice) => (
            <label key={choice} className="flex items-center gap-2.5">
              <input
                type="radio"
                name="theme"
                value={choice}
                defaultChecked={choice === theme}
                className="accent-accent"
              />
              {LABELS[choice]}
            </label>
          ))}
        </fieldset>
        <Button className="justify-self-start">Use theme</Button>
      </Form>
    </Card>
  );
}
