import type { CycleDraft } from "#app/features/cycles/data/cycles";
import { CycleDates } from "#app/features/cycles/ui/cycle-dates";
import type { Option } from "#app/ui/forms/field";
import { Notice } from "#app/ui/notice";

/** Shows what another person saved meanwhile, above what was typed here. */
export function ChangedMeanwhile({ current, ladderVersions }: { current: CycleDraft; ladderVersions: Option[] }) {
  const ladder = ladderVersions.find(({ value }) => value === current.ladderVersionId)?.label;
  return (
    <Notice tone="warning" role="alert" title="Someone changed this cycle meanwhile" className="mb-5 max-w-[720px]">
      <p className="mt-1 mb-3">
        Nothing of yours is saved yet, and nothing of theirs is lost. It now says the following; what you typed is still
        below. Save again to replace theirs with yours.
      </p>
      <p className="mb-3">
        <span className="font-semibold">{current.name}</span>, {ladder}
      </p>
      <CycleDates dates={current} columns={2} />
    </Notice>
  );
}
