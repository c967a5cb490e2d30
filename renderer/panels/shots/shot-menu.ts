/** What the menu of a shot offers, in the list and on the board. */
export const shotMenuIds = [
  'edit.rename',
  'shot.duplicate',
  'shot.use-camera',
  'shot.size-from-framing',
  'shot.board-frame',
  'shot.subjects',
  '-',
  'shot.move-up',
  'shot.move-down',
  'shot.renumber',
  '-',
  'take.render',
  'board.export',
  '-',
  'edit.delete',
] as const;
