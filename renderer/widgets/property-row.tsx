/**
 * A field of the inspector: its name on the left, the control on the right. A control inside it hides its own label, which stays
 * its name for assistive technology.
 */
import { createContext, useContext, type ReactNode } from 'react';

const InRow = createContext(false);

/** Whether a control should hide its label: said so by itself, else true inside a row that shows one. */
export function useLabelHidden(own: boolean | undefined): boolean {
  const isInRow = useContext(InRow);
  return own ?? isInRow;
}

export interface PropertyRowProps {
  readonly label: string;
  /** Below the control: what the value means on the set. */
  readonly hint?: ReactNode;
  /** The control below the name, over the whole width. */
  readonly isStacked?: boolean | undefined;
  readonly children: ReactNode;
}

export function PropertyRow({ label, hint, isStacked = false, children }: PropertyRowProps) {
  return (
    <div className={isStacked ? 'pn-row pn-row-stacked' : 'pn-row'} role="group" aria-label={label}>
      <span className="pn-row-label" aria-hidden="true" title={label}>
        {label}
      </span>
      <div className="pn-row-control">
        <InRow value={true}>{children}</InRow>
        {hint !== undefined && hint !== null && hint !== '' && <div className="pn-row-hint">{hint}</div>}
      </div>
    </div>
  );
}
