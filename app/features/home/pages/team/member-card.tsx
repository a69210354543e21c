import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { RadarSvg } from "#app/ui/charts/radar-svg";
import { TextLink } from "#app/ui/text-link";
import type { Glance } from "./route";

type Member = {
  id: string;
  name: string;
  roleName: string;
  reportCount: number;
  assessmentId: string | null;
  cycleName: string | null;
  standing: Glance | null;
};

/** One team member: a small radar, a headline in words, and links. */
export function MemberCard({ member, isOwn }: { member: Member; isOwn: boolean }) {
  const { standing } = member;
  return (
    <Card className="h-full">
      <div className="flex gap-4">
        <div className="w-[104px] shrink-0">
          {standing && (
            <RadarSvg
              name={`Radar: ${member.name} against ${standing.roleName}`}
              axes={standing.axes}
              series={standing.series}
              max={standing.max}
              size="mini"
            />
          )}
        </div>
        <div className="min-w-0">
          <h3>
            <TextLink to={paths.person(member.id)} className="text-ink decoration-line-2">
              {member.name}
            </TextLink>
          </h3>
          <p className="text-[13.5px] text-ink-2">{member.roleName}</p>
          {standing ? (
            <>
              <p className="mt-2 text-[14px]">{standing.headline}</p>
              {standing.next.length > 0 && (
                <p className="mt-1 text-[13.5px] text-ink-2">Next: {standing.next.join(", ")}</p>
              )}
            </>
          ) : (
            <p className="mt-2 text-[14px] text-ink-2">No final assessment yet.</p>
          )}
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[14px] *:inline-flex *:min-h-6 *:items-center">
            {member.assessmentId && (
              <TextLink to={paths.result(member.assessmentId)}>Result of {member.cycleName}</TextLink>
            )}
            {isOwn && <TextLink to={paths.growth(member.id)}>Growth plan</TextLink>}
            {isOwn && <TextLink to={paths.agenda(member.id)}>Next conversation</TextLink>}
            {member.reportCount > 0 && <TextLink to={paths.team({ lead: member.id })}>Their team</TextLink>}
          </p>
        </div>
      </div>
    </Card>
  );
}
