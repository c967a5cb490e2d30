/** The body of every dock panel: an optional row of tools that stays, and content that scrolls. The dock shows the title in its tab. */
import type { ReactNode } from 'react';
import { classes } from './defined.ts';

export interface PanelProps {
  /** Names the content; the dock names the region around it. */
  readonly title: string;
  readonly toolbar?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  /** No padding: for lists and canvases that reach the edges. */
  readonly isFlush?: boolean | undefined;
  /** False for content that scrolls by itself. */
  readonly isScrolling?: boolean | undefined;
}

export function Panel({ title, toolbar, footer, children, isFlush = false, isScrolling = true }: PanelProps) {
  return (
    <div className="pn-panel" role="group" aria-label={title}>
      {toolbar !== undefined && (
        <div className="pn-panel-toolbar" role="toolbar" aria-label={`${title}: tools`}>
          {toolbar}
        </div>
      )}
      <div
        className={classes('pn-panel-body', isFlush && 'pn-panel-flush', !isScrolling && 'pn-panel-still')}
      >
        {children}
      </div>
      {footer !== undefined && <div className="pn-panel-foot">{footer}</div>}
    </div>
  );
}
