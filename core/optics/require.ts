/** Guards for numbers that come from a person or a file: one message that names the quantity and what was expected. */

/** @throws RangeError unless `value` is finite and above zero. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0) || !Number.isFinite(value))
    throw new RangeError(`${name} must be a positive number, got ${value}`);
}

/** Like `requirePositive`, but Infinity is a meaning of its own (focus at infinity). @throws RangeError */
export function requirePositiveOrInfinite(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${name} must be positive or Infinity, got ${value}`);
}

/** @throws RangeError unless `value` is finite and lies in [low, high]. */
export function requireBetween(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high))
    throw new RangeError(`${name} must lie between ${low} and ${high}, got ${value}`);
}
