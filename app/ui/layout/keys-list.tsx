import { useEffect, useState } from "react";
import { Button } from "#app/ui/button";
import { areKeysOn, KEYS, switchKeys } from "./keys";

/** The list of keys, and the switch that turns them off. */
export function KeysList() {
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(areKeysOn()), []);
  return (
    <>
      <h2 id="keys-title">Keys</h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {KEYS.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-2 px-2 py-0.5 font-mono text-[13.5px]">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-[13.5px] text-ink-2">
        Keys do nothing while you type. The rating pages list their own keys.
      </p>
      <label className="mt-3 flex items-baseline gap-2.5">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => {
            setOn(target.checked);
            switchKeys(target.checked);
          }}
          className="accent-accent"
        />
        Single keys work in this browser
      </label>
      <form method="dialog" className="mt-4">
        <Button>Close</Button>
      </form>
    </>
  );
}
