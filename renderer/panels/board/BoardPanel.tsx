/** The shot board with live thumbnails. */
export function BoardPanel() {
  return null;
}
