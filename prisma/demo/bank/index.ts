export const BANK: Record<string, readonly (readonly [number, string, string])[]> = {
  observability: [
    [
      3,
      "Alerts of {service}, before and after",
      "Went through every alert of {service} and removed those nobody acted on; pages fell from {before:31-44} to {after:5-9} a week.",
    ],
  ],
};
export const REMARKS: Record<string, readonly (readonly [number, string])[]> = {};
export const REASONS = { between: ["We met in the middle."], elsewhere: ["Seen once."] };
export const PRIVATE_NOTES: readonly string[] = ["Ask about the move."];
