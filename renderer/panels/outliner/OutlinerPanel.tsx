/** What is in the scene, as a tree. */
export function OutlinerPanel() {
  return null;
}
