import { useEffect, useId, useState } from "react";
import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";

/** A link that is shown this once, for an administrator to pass on. */
export function OneTimeLink({
  name,
  url,
  within,
  wasToBeMailed,
}: {
  name: string;
  url: string;
  within: string;
  wasToBeMailed: boolean;
}) {
  const id = useId();
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  return (
    <Notice tone={wasToBeMailed ? "warning" : "success"} role="status" className="mb-5">
      <label htmlFor={id} className="font-semibold">
        {wasToBeMailed ? "The mail did not go out: the mail server did not take it. " : ""}A link for {name}, shown only
        now
      </label>
      <p className="mt-0.5 text-[13.5px] text-ink-2">
        Pass it on to {name} alone, in a way you trust: whoever opens it chooses the password. It works once, within{" "}
        {within}.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-10 min-w-0 flex-1 rounded-[7px] border border-line-2 bg-card px-3 font-mono text-[13.5px]"
        />
        {canCopy && (
          <Button
            type="button"
            onClick={async () => {
              await navigator.clipboard.writeText(url);
              setCopied(true);
            }}
          >
            {copied ? "Copied" : "Copy"}
          </Button>
        )}
      </div>
    </Notice>
  );
}
