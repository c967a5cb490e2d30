/** Keys and playback of the shot. */
export function TimelinePanel() {
  return null;
}
