/** The shot list. */
export function ShotsPanel() {
  return null;
}
