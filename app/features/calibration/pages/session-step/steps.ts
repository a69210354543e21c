/** Steps of a session as a whole, each with a page that explains it. */
export const STEPS = {
  close: { title: "Close", label: "Close session", keep: "Keep it open", done: "is closed. Its minutes are there." },
  release: {
    title: "Release the results of",
    label: "Release results",
    keep: "Not yet",
    done: "is released: people see their results.",
  },
  reopen: { title: "Reopen", label: "Reopen session", keep: "Leave it closed", done: "is open again." },
} as const;
export type Step = keyof typeof STEPS;

export const isStep = (value: string | undefined): value is Step => value !== undefined && value in STEPS;
