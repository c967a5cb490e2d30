/** Takes of the shot. */
export function TakesPanel() {
  return null;
}
