/** The stage: the live proxy and the render view. */
export function StagePanel() {
  return null;
}
