/** Icons: widgets take either an element or a component of lucide-react, and size and hide it from assistive technology alike. */
import { createElement, isValidElement, type ReactElement } from 'react';
import type { LucideIcon } from 'lucide-react';

export type IconSource = LucideIcon | ReactElement;

export function Icon({ of }: { readonly of: IconSource | undefined | null }) {
  if (of === undefined || of === null) return null;
  return (
    <span className="pn-icon" aria-hidden="true">
      {isValidElement(of) ? of : createElement(of as LucideIcon, { strokeWidth: 1.75 })}
    </span>
  );
}
