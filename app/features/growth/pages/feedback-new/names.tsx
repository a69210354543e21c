import { UNNAMED_FROM } from "#app/features/growth/domain/feedback";
import { countInWords } from "#app/kernel/words";

type Props = { mayBeUnnamed: boolean; named: "yes" | "no" | null; error: string | undefined };

/** The choice of named or anonymous answers, with its meaning for both sides. */
export function Names({ mayBeUnnamed, named, error }: Props) {
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? "named-error" : undefined}>
      <legend className="mb-1 text-[16px] font-semibold">Named or anonymous</legend>
      {error && (
        <p id="named-error" className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      )}
      <label className="flex items-baseline gap-2.5">
        <input
          type="radio"
          name="named"
          value="yes"
          required
          defaultChecked={named === "yes"}
          className="accent-accent"
        />
        <span>
          <span className="font-semibold">With names.</span>{" "}
          <span className="text-ink-2">You read each answer as it comes, and can talk about it.</span>
        </span>
      </label>
      {mayBeUnnamed ? (
        <label className="flex items-baseline gap-2.5">
          <input
            type="radio"
            name="named"
            value="no"
            required
            defaultChecked={named === "no"}
            className="accent-accent"
          />
          <span>
            <span className="font-semibold">Without names.</span>{" "}
            <span className="text-ink-2">
              You read the answers all at once when you close the request, if there are at least{" "}
              {countInWords(UNNAMED_FROM)}. Nothing says who wrote what, or when.
            </span>
          </span>
        </label>
      ) : (
        <p className="text-[13.5px] text-ink-2">Your organisation asks for names.</p>
      )}
    </fieldset>
  );
}
