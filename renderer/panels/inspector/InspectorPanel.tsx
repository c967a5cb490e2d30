/** The fields of what is selected. */
export function InspectorPanel() {
  return null;
}
