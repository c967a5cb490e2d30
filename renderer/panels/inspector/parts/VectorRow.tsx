/** Three numbers of one kind beside each other, under their name. */
import type { ReactNode } from 'react';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { QuantityField } from '../../../widgets/quantity-field.tsx';
import type { FieldQuantity } from '../../../widgets/quantity-field-language.ts';
import type { Binding } from '../edit/bind.ts';

export interface VectorRowProps {
  readonly label: string;
  readonly quantity: FieldQuantity;
  readonly axes: readonly {
    readonly name: string;
    readonly prefix: string;
    readonly binding: Binding<number>;
  }[];
  readonly min?: number | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly hint?: ReactNode;
  /** At the right of the name. */
  readonly trailing?: ReactNode;
}

export function VectorRow({ label, quantity, axes, min, isDisabled, hint, trailing }: VectorRowProps) {
  return (
    <div className="pn-row pn-row-stacked" role="group" aria-label={label}>
      <span className="pn-row-label pn-insp-vector-label">
        <span aria-hidden="true">{label}</span>
        {trailing}
      </span>
      <div className="pn-row-control">
        <div className="pn-insp-vector">
          {axes.map(({ name, prefix, binding }) => (
            <QuantityField
              key={name}
              label={`${label}, ${name}`}
              isLabelHidden={true}
              prefix={prefix}
              quantity={quantity}
              value={binding.value}
              isMixed={binding.isMixed}
              isDisabled={isDisabled}
              min={min}
              onChange={binding.set}
              onAdjust={binding.adjust}
            />
          ))}
        </div>
        {hint !== undefined && hint !== null && <div className="pn-row-hint">{hint}</div>}
      </div>
    </div>
  );
}

/** One component of a vector as a value of its own. */
export const component = (binding: Binding<Vec3>, i: 0 | 1 | 2, isMixed: boolean): Binding<number> => {
  const withValue = (vector: Vec3, value: number): Vec3 => [
    i === 0 ? value : vector[0],
    i === 1 ? value : vector[1],
    i === 2 ? value : vector[2],
  ];
  return {
    value: binding.value[i],
    isMixed,
    isKeyed: binding.isKeyed,
    set: (value, gesture) => binding.adjust((vector) => withValue(vector, value), gesture),
    adjust: (change, gesture) => binding.adjust((vector) => withValue(vector, change(vector[i])), gesture),
  };
};

export const AXES = [
  { name: 'X', prefix: 'X' },
  { name: 'Y, height', prefix: 'Y' },
  { name: 'Z', prefix: 'Z' },
] as const;
