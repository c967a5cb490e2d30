/** The tools of the stage, above its panes. */
export function StageToolbar() {
  return null;
}
