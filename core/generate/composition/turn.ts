/** By how much two yaws differ, 0…180 degrees. */
export const turnBetweenDeg = (a: number, b: number): number =>
  Math.abs(((((a - b) % 360) + 540) % 360) - 180);
