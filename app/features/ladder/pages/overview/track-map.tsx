import type { ShownVersion } from "#app/features/ladder/domain/shown-version";
import { OwnRoleMark } from "#app/features/ladder/ui/version-line";
import { type LadderQuery, paths } from "#app/paths";
import { PageLink } from "#app/ui/page-link";
import { TextLink } from "#app/ui/text-link";
import type { RoleStep, TrackColumn } from "./view-model";

/** Tailwind finds class names as they are written: a track of more roles than this is not aligned with its neighbour. */
const ROWS = [
  "",
  "md:row-span-1",
  "md:row-span-2",
  "md:row-span-3",
  "md:row-span-4",
  "md:row-span-5",
  "md:row-span-6",
  "md:row-span-7",
  "md:row-span-8",
  "md:row-span-9",
  "md:row-span-10",
  "md:row-span-11",
  "md:row-span-12",
];

/** The tracks side by side; steps on one row are a change of track apart. On a phone, track after track. */
export function TrackMap({
  tracks,
  query,
  own,
}: {
  tracks: TrackColumn[];
  query: LadderQuery;
  own: ShownVersion["own"];
}) {
  // One row for the head of a track, then its steps.
  const rows = 1 + Math.max(...tracks.map(({ firstRow, steps }) => firstRow + steps.length));
  const columns = tracks.length === 1 ? "" : tracks.length === 2 ? "md:grid-cols-2" : "md:grid-cols-2 xl:grid-cols-3";
  return (
    <div className={`grid gap-x-8 gap-y-8 md:gap-y-0 ${columns}`}>
      {tracks.map((track) => (
        <section
          key={track.id}
          aria-labelledby={`track_${track.id}`}
          className={`md:grid md:grid-rows-subgrid ${ROWS[rows] ?? ""}`}
        >
          <div className="pb-3">
            <h3 id={`track_${track.id}`} className="text-[17px]">
              {track.name}
            </h3>
            <p className="max-w-[65ch] text-ink-2">{track.summary}</p>
          </div>
          <ol className={`md:grid md:grid-rows-subgrid ${ROWS[rows - 1] ?? ""}`}>
            {Array.from({ length: track.firstRow }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have nothing else to tell them apart
              <li key={row} aria-hidden="true" className="hidden md:block" />
            ))}
            {track.steps.map((step, index) => (
              <Step key={step.id} step={step} isLast={index === track.steps.length - 1} query={query} own={own} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Step({
  step,
  isLast,
  query,
  own,
}: {
  step: RoleStep;
  isLast: boolean;
  query: LadderQuery;
  own: ShownVersion["own"];
}) {
  return (
    <li className="flex gap-3">
      <div aria-hidden="true" className="flex w-3 shrink-0 flex-col items-center">
        <span className="mt-[22px] size-3 shrink-0 rounded-full border-2 border-accent bg-card" />
        <span className={`w-0.5 grow ${isLast ? "bg-transparent" : "-mb-[22px] bg-accent/40"}`} />
      </div>
      <div className="mb-3 min-w-0 grow rounded-[10px] border border-line bg-card px-4 py-3">
        <TextLink to={paths.role(step.id, query)} className="font-semibold">
          {step.name}
        </TextLink>{" "}
        <OwnRoleMark roleId={step.id} own={own} />
        <p className="text-ink-2">{step.summary}</p>
        {step.across.length > 0 && (
          <p className="mt-1 text-[13px] text-ink-3">
            Also leads to{" "}
            {step.across.map((role, index) => (
              <span key={role.id}>
                {index > 0 && ", "}
                <PageLink to={paths.role(role.id, query)} className="underline underline-offset-2">
                  {role.name}
                </PageLink>
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
