import type { SearchPlace } from "#app/features/ladder/domain/search-entries";
import { type LadderQuery, paths } from "#app/paths";

/** Places within a page. Ids of criteria are kebab-case and anchors themselves: the underscore keeps the others apart from them. */
export const levelAnchor = (level: number) => `level_${level}`;
export const responsibilityAnchor = (responsibilityId: string) => `responsibility_${responsibilityId}`;
export const categoryAnchor = (categoryId: string) => `category_${categoryId}`;

/** The address of a text of the ladder. */
export function pathOfPlace(place: SearchPlace, query: LadderQuery): string {
  switch (place.page) {
    case "ladder":
      return paths.ladder(query, place.section);
    case "competency": {
      const level = place.level === null ? undefined : levelAnchor(place.level);
      return paths.competency(place.competencyId, place.criterionId ?? level, query);
    }
    case "role": {
      const responsibility = place.responsibilityId === null ? null : responsibilityAnchor(place.responsibilityId);
      return paths.role(place.roleId, query, responsibility ?? place.section ?? undefined);
    }
  }
}
