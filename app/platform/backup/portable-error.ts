/** A refusal that is for the person at the terminal, in their words. */
export class PortableError extends Error {}
