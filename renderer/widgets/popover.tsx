/** A small window at its button: more fields than a panel has room for. */
import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import type { Placement } from 'react-aria-components';

export interface PopoverProps {
  readonly label: string;
  /** A Button or an IconButton. */
  readonly trigger: ReactElement;
  readonly placement?: Placement | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
}

export function Popover({
  label,
  trigger,
  placement = 'bottom',
  children,
  isOpen,
  onOpenChange,
}: PopoverProps) {
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <AriaPopover className="pn-popover" placement={placement} offset={4}>
        <Dialog className="pn-popover-dialog" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
