/** How a slider's track relates to its value: evenly, or by ratios. A place is 0 at the left end and 1 at the right. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
}

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export function placeOfValue({ min, max, scale }: SliderScale, value: number): number {
  const v = clamp(value, min, max);
  if (max <= min) return 0;
  return scale === 'log' ? Math.log(v / min) / Math.log(max / min) : (v - min) / (max - min);
}

/** On the steps for an even scale, with three significant figures for one by ratios; the ends are exact. */
export function valueOfPlace(scale: SliderScale, place: number): number {
  const { min, max, step } = scale;
  if (place <= 0) return min;
  if (place >= 1) return max;
  if (scale.scale === 'log') return clamp(Number((min * (max / min) ** place).toPrecision(3)), min, max);
  const steps = Math.round((place * (max - min)) / step);
  return clamp(withoutNoise(min + steps * step), min, max);
}

/** 0.1 + 0.2 is 0.3 */
const withoutNoise = (x: number): number => Number(x.toPrecision(12));

/** A value moved by steps of the keyboard: one step, a tenth of one, or ten. */
export function stepped(scale: SliderScale, value: number, steps: number): number {
  const { min, max, step } = scale;
  if (scale.scale === 'log') return valueOfPlace(scale, placeOfValue(scale, value) + steps / 100);
  return clamp(withoutNoise(value + steps * step), min, max);
}
