import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";

/** While the reader's ladder has a version that is newer than the one they last met. */
export function LadderNews({ news }: { news: { from: string; to: string; name: string } }) {
  return (
    <Notice title={`${news.name} ${news.to} is published`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>You last met version {news.from}. See what the new one asks differently of you.</p>
        <ButtonLink to={paths.changedForMe()}>What changed for me</ButtonLink>
      </div>
    </Notice>
  );
}
