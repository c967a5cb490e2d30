/** Types of start.mjs. */
export function findElectron(electronFolder?: string): {
  readonly binary: string | null;
  readonly why: string | null;
};
