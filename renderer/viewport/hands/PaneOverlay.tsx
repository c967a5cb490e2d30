/** What lies over one pane as elements of the page: guides, words, fields. Inside it `usePane()` tells the pane. */
export function PaneOverlay() {
  return null;
}
