/** Where selected lights and cameras are aimed at: a ring on the set that is dragged over its surfaces, the aim following it. */
import { Crosshair } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CameraRecord, LightRecord } from '../../../core/document/index.ts';
import { currentDocument, useDocument } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { setHud } from '../../state/hands-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { usePane } from '../picture/pane.ts';
import { aimPointOf, hasAim } from './aim-point.ts';
import { AimDrag } from './aim-drag.ts';
import { useFollow } from './followers.ts';
import { lookedThrough } from './stage-tools.ts';

export function AimHandles() {
  const document = useDocument();
  const { pane } = usePane();
  const ids = useSelection();
  const through = lookedThrough(pane);
  return ids
    .map((id) => document.records.get(id))
    .filter((record) => record?.kind === 'light' || record?.kind === 'camera')
    .filter((record) => hasAim(record) && !through.has(record.id))
    .map((record) => <AimHandle key={record.id} record={record} />);
}

function AimHandle({ record }: { readonly record: CameraRecord | LightRecord }) {
  const { pane } = usePane();
  const follower = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const { id } = record;
  useFollow(pane, follower, () => aimPointOf(id));
  useEffect(() => {
    const element = handle.current;
    if (element === null) return undefined;
    let drag: AimDrag | null = null;
    const end = new AbortController();
    const { signal } = end;
    const over = element.closest('.pn-overlay');
    const finish = (): void => {
      drag = null;
      setHud(null);
    };
    // listened to at the handle itself, before the stage and the gizmo hear of it
    const listen = (
      name: 'pointerdown' | 'pointermove' | 'pointerup',
      run: (event: PointerEvent) => void,
    ): void =>
      element.addEventListener(
        name,
        (event) => {
          event.stopPropagation();
          run(event);
        },
        { signal },
      );
    listen('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      const now = currentDocument().records.get(id);
      if (now?.kind === 'light' || now?.kind === 'camera') drag = new AimDrag(pane, now, newGesture());
    });
    listen('pointermove', (event) => {
      const area = over?.getBoundingClientRect();
      if (drag !== null && area !== undefined)
        setHud(drag.to(event.clientX - area.left, event.clientY - area.top), 'pointer');
    });
    listen('pointerup', finish);
    element.addEventListener('pointercancel', finish, { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (drag === null || event.key !== 'Escape') return;
        event.stopPropagation();
        drag.cancel();
        finish();
      },
      { capture: true, signal },
    );
    return () => end.abort();
  }, [pane, id]);
  return (
    // the keyboard aims by actions (aim-actions.ts) and by the inspector's angles
    <div ref={follower} className="pn-follower" aria-hidden="true">
      <span
        ref={handle}
        className="pn-aim-handle"
        data-own-pointer=""
        data-aim={id}
        title={`Where ${record.name} is aimed: drag it over the set`}
      >
        <Icon of={Crosshair} />
      </span>
    </div>
  );
}
