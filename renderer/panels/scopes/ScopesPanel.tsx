/** Exposure tools on the rendered picture. */
export function ScopesPanel() {
  return null;
}
