import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";

/** While the reader's ladder has a version that is newer than the one they last met. */
export function LadderNews({ news }: { news: { from: string; to: string; name: string } }) {
  return (
    <Notice title={`New ladder version: ${news.name} ${news.to}`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          The ladder changed since your last assessment ({news.from} → {news.to}). See what’s different for you.
        </p>
        <ButtonLink to={paths.changedForMe()}>What changed for me</ButtonLink>
      </div>
    </Notice>
  );
}
