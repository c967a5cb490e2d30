/**
 * Branded numbers: a quantity is a plain number at run time, and a type that the compiler will not
 * confuse with another unit at build time.
 */
declare const unit: unique symbol;

/** A number that carries the unit `U` in its type. */
export type Quantity<U extends string> = number & { readonly [unit]: U };
