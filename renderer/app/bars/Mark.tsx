/** The mark: a body that is half in light, with the half shadow between. */
import { useId } from 'react';

export function Mark({ size = '1.125rem' }: { readonly size?: string }) {
  const id = useId();
  return (
    <svg viewBox="0 0 24 24" style={{ width: size, height: size }} aria-hidden="true" className="pn-mark">
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="1" y2="0.35">
          <stop offset="0.18" stopColor="#2e2e2e" />
          <stop offset="0.48" stopColor="#8f6534" />
          <stop offset="0.72" stopColor="#f2b368" />
          <stop offset="1" stopColor="#fff0da" />
        </linearGradient>
      </defs>
      <circle cx="12" cy="12" r="10" fill={`url(#${id})`} />
      <circle cx="12" cy="12" r="10" fill="none" stroke="#ffffff30" strokeWidth="1" />
    </svg>
  );
}
