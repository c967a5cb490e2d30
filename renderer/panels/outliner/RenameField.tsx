/**
 * The field that lies over a row while its record is renamed. It stands beside the list and not in it, because a list takes letters and
 * arrows for itself.
 */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { TextField } from '../../widgets/text-field.tsx';
import { currentDocument } from '../../state/desk-store.ts';
import { renaming, useRenamingId } from '../../state/renaming.ts';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface RenameFieldProps {
  /** Positioned, and holds the list. */
  readonly frame: RefObject<HTMLElement | null>;
  /** Selects the part of a row that shows the name. */
  readonly nameSelector: string;
}

export function RenameField({ frame, nameSelector }: RenameFieldProps) {
  const id = useRenamingId();
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const name =
      id === null
        ? null
        : (frame.current?.querySelector(`[data-key="${CSS.escape(id)}"] ${nameSelector}`) ?? null);
    if (name === null || frame.current === null) {
      setPlace(null);
      return;
    }
    const box = name.getBoundingClientRect();
    const outer = frame.current.getBoundingClientRect();
    setPlace({
      left: box.left - outer.left - 4,
      top: box.top - outer.top - 2,
      width: Math.max(90, box.width + 8),
      height: box.height + 4,
    });
  }, [id, frame, nameSelector]);
  const field = useRef<HTMLDivElement>(null);
  const isOpen = place !== null;
  useEffect(() => {
    const input = field.current?.querySelector('input') ?? null;
    input?.focus();
    input?.select();
  }, [isOpen, id]);
  if (id === null || place === null) return null;
  const end = (): void => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`);
    row?.focus();
  };
  return (
    <div
      ref={field}
      className="pn-rename"
      style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter') return;
        renaming.cancel();
        end();
      }}
      onBlur={() => renaming.cancel()}
    >
      <TextField
        label="Name"
        isLabelHidden
        value={currentDocument().records.get(id)?.name ?? ''}
        onCommit={(text) => renaming.commit(id, text)}
        onCancel={() => {
          renaming.cancel();
          end();
        }}
      />
    </div>
  );
}
