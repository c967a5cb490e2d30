/** Things that can be put into the scene. */
export function LibraryPanel() {
  return null;
}
