/** The tip of a control: its name, the keys that do the same, and a sentence where one helps. */
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  readonly label: string;
  readonly chord?: string | undefined;
  readonly hint?: string | undefined;
  readonly placement?: Placement;
  /** A focusable control of react-aria-components. */
  readonly children: ReactElement;
}

export function Tooltip({ label, chord, hint, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="pn-tooltip" placement={placement} offset={6}>
        <span className="pn-tooltip-label">{label}</span>
        {chord !== undefined && chord !== '' && <Kbd chord={chord} />}
        {hint !== undefined && <span className="pn-tooltip-hint">{hint}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
