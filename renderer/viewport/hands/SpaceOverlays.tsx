/** What is drawn in space over the picture, in the colours of the display: gizmos, cones, grids. */
export function SpaceOverlays() {
  return null;
}
