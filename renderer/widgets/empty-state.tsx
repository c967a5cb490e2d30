/** What a panel shows while there is nothing in it: what it is for, and the way to the first thing. */
import type { ReactNode } from 'react';
import { Icon, type IconSource } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon?: IconSource | undefined;
  readonly title: string;
  readonly text?: ReactNode;
  /** Buttons. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="pn-empty">
      <Icon of={icon} />
      <p className="pn-empty-title">{title}</p>
      {text !== undefined && <p className="pn-empty-text">{text}</p>}
      {children !== undefined && <div className="pn-empty-actions">{children}</div>}
    </div>
  );
}
