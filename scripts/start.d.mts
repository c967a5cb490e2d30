/** Types of start.mjs. */
export function bringElectron(electronFolder?: string): {
  readonly binary: string | null;
  readonly why: string | null;
};
