/** Whom one can be in the demo, by one click. */
export const DEMO_PERSONAS = [
  {
    email: "engineer@demo.test",
    label: "Engineer",
    about: "A Senior Engineer aiming at Staff; the self-assessment of the open cycle is not started.",
  },
  {
    email: "manager@demo.test",
    label: "Manager",
    about: "Their manager: one review to write, one comparison to agree.",
  },
  {
    email: "director@demo.test",
    label: "Director",
    about: "The manager's manager: sees final results of the whole chain.",
  },
  { email: "admin@demo.test", label: "Administrator", about: "Runs people, cycles and settings." },
] as const;

export const DEMO_PASSWORD = "demo-password";
