/** An incident reading in words. Pure. */
import { formatQuantity, stopsText, type WritingHabits } from '../../../core/units/quantity-text.ts';
import type { MeterPin } from '../../state/hands-store.ts';

const IN_LUX: WritingHabits = { lengthUnit: 'm', illuminanceUnit: 'lx' };
const IN_FOOT_CANDLES: WritingHabits = { lengthUnit: 'm', illuminanceUnit: 'fc' };

/** Stops as a meter shows them: thirds. */
export function stopsWords(stops: number): string {
  const thirds = Math.round(stops * 3) / 3;
  if (thirds === 0) return 'on exposure';
  const size = Math.abs(thirds);
  return `${stopsText(size, false)} ${size <= 1 ? 'stop' : 'stops'} ${thirds > 0 ? 'over' : 'under'}`;
}

/** @param keyLx illuminance under which an 18 % card is middle grey for the active camera; null without one. */
export function readingWords(
  pin: Pick<MeterPin, 'state' | 'reading' | 'error'>,
  keyLx: number | null,
): readonly string[] {
  if (pin.state === 'failed') return [pin.error ?? 'The meter could not be read.'];
  const { reading } = pin;
  if (reading === null) return ['Reading …'];
  const { illuminanceLx, cctK } = reading;
  return [
    formatQuantity(illuminanceLx, 'illuminance', IN_LUX),
    formatQuantity(illuminanceLx, 'illuminance', IN_FOOT_CANDLES),
    ...(cctK === null ? [] : [`${Math.round(cctK / 10) * 10} K`]),
    ...(keyLx === null || illuminanceLx <= 0 ? [] : [stopsWords(Math.log2(illuminanceLx / keyLx))]),
  ];
}
