/** Colours of what is drawn in space, beside the tokens: three.js wants numbers. */
export const OVERLAY = {
  selected: 0xe8a252,
  primary: 0xffc680,
  hovered: 0xbcbcbc,
  camera: 0x7fb4e6,
  light: 0xe6c352,
  lightOff: 0x767676,
  focus: 0x74c68a,
  grid: 0x3a3a3a,
  gridStrong: 0x565656,
  axisX: 0xe8615f,
  axisZ: 0x5b95ea,
  measure: 0xffffff,
  path: 0x7fb4e6,
} as const;
