/** The proficiency that it shows, its title as evidence, and what its author says of it. */
export type Stories = Record<string, readonly (readonly [proficiency: number, title: string, note: string])[]>;

/** What a manager says of work at a proficiency. */
export type Remarks = Record<string, readonly (readonly [proficiency: number, remark: string])[]>;
