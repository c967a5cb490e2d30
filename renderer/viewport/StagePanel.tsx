/**
 * The stage: tools above, panes below. One canvas draws the pictures of all panes; each pane lies over it as an element of its own, which
 * takes the pointer, carries what is drawn over the picture, and holds the path-traced picture where that is shown.
 */
import './picture/stage.css';
import { StageToolbar } from './hands/StageToolbar.tsx';
import { Panes } from './picture/Panes.tsx';

export function StagePanel() {
  return (
    <div className="pn-stage">
      <StageToolbar />
      <Panes />
    </div>
  );
}
