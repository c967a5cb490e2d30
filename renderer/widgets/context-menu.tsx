/**
 * The menu of the thing under the pointer: right click, a long press with a finger, or the context-menu key and Shift+F10 on what has
 * the focus.
 */
import { useRef, useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { Popover } from 'react-aria-components';
import { Menu, type MenuItems } from './menu.tsx';

export interface ContextMenuProps {
  readonly label: string;
  /** Asked when the menu opens; an empty list opens none. */
  readonly items: readonly MenuItems[] | (() => readonly MenuItems[]);
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

const LONG_PRESS_MS = 550;
const LONG_PRESS_SLACK_PX = 8;

export function ContextMenu({ label, items, children, className }: ContextMenuProps) {
  const [open, setOpen] = useState<{ x: number; y: number; items: readonly MenuItems[] } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);

  const openAt = (x: number, y: number): void => {
    const entries = typeof items === 'function' ? items() : items;
    if (entries.length > 0) setOpen({ x, y, items: entries });
  };
  const onContextMenu = (event: MouseEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    endPress();
    // by the keyboard the event has no place of its own: take the focused thing's
    const isByKeys = event.clientX === 0 && event.clientY === 0;
    const box = isByKeys ? (event.target as Element).getBoundingClientRect() : null;
    openAt(box === null ? event.clientX : box.left + 12, box === null ? event.clientY : box.bottom);
  };
  const endPress = (): void => {
    if (press.current !== null) clearTimeout(press.current.timer);
    press.current = null;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.pointerType !== 'touch') return;
    endPress();
    const { clientX: x, clientY: y } = event;
    press.current = { timer: setTimeout(() => openAt(x, y), LONG_PRESS_MS), x, y };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (press.current === null) return;
    const moved = Math.hypot(event.clientX - press.current.x, event.clientY - press.current.y);
    if (moved > LONG_PRESS_SLACK_PX) endPress();
  };
  return (
    <div
      className={className ?? 'pn-context'}
      onContextMenu={onContextMenu}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endPress}
      onPointerCancel={endPress}
    >
      {children}
      {open !== null && (
        <>
          <span ref={anchor} className="pn-context-anchor" style={{ left: open.x, top: open.y }} />
          <Popover
            className="pn-popover pn-popover-menu"
            aria-label={label}
            triggerRef={anchor}
            isOpen
            placement="bottom start"
            offset={0}
            onOpenChange={(isOpen) => {
              if (!isOpen) setOpen(null);
            }}
          >
            <Menu label={label} items={open.items} autoFocus onClose={() => setOpen(null)} />
          </Popover>
        </>
      )}
    </div>
  );
}
