/** Files dropped anywhere on the desk are imported; while they hover, it says what can be. */
import { useEffect, useState } from 'react';
import { FileDown } from 'lucide-react';
import { notify } from '../../state/notices.ts';
import { deskStore } from '../../state/desk-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { takeDrop } from './drop-on-desk.ts';
import { IMPORT_KINDS } from './import-files.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

export function DropOverlay() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // enter and leave come for every element on the way; the last leave is the one that counts
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (deskStore.getState().project === null) {
        notify({ tone: 'info', text: 'Open a project first; then drop the file again.' });
        return;
      }
      void takeDrop(event);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="pn-drop" role="status">
      <div className="pn-drop-card">
        <Icon of={FileDown} />
        <p className="pn-drop-title">Drop to import into the scene</p>
        <dl className="pn-drop-kinds">
          {IMPORT_KINDS.map(({ label, extensions }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{extensions.map((ext) => `.${ext}`).join('  ')}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
