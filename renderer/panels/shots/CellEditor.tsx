/** The field that lies over a cell of the shot list while it is edited. Usual terms are offered; any words may be written. */
import { useEffect, useId, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { classes } from '../../widgets/defined.ts';

export interface CellEdit {
  readonly shotId: string;
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly terms: readonly string[];
  readonly isLong: boolean;
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface CellEditorProps {
  readonly edit: CellEdit;
  readonly onCommit: (value: string) => void;
  /** True when the keyboard ended it: the focus goes back to the cell. */
  readonly onEnd: (byKeyboard: boolean) => void;
}

export function CellEditor({ edit, onCommit, onEnd }: CellEditorProps) {
  const [text, setText] = useState(edit.value);
  /** Of the offered terms; −1 while what was typed counts. */
  const [place, setPlace] = useState(-1);
  const isDone = useRef(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const listId = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // all of them are on offer until something is typed
  const terms =
    text === edit.value
      ? edit.terms
      : edit.terms.filter((term) => term.toLowerCase().includes(text.trim().toLowerCase()));
  const finish = (value: string | null, byKeyboard: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (value !== null && value !== edit.value) onCommit(value);
    onEnd(byKeyboard);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') finish(null, true);
    else if (event.key === 'Enter' && !(edit.isLong && event.shiftKey)) {
      event.preventDefault();
      finish(terms[place] ?? text, true);
    } else if (by !== 0 && terms.length > 0) {
      event.preventDefault();
      setPlace((before) => (before + by + terms.length + (before < 0 && by < 0 ? 1 : 0)) % terms.length);
    }
  };
  const hasTerms = edit.terms.length > 0;
  const shared = {
    ref: field,
    className: 'pn-input',
    'aria-label': edit.label,
    value: text,
    onKeyDown,
    onBlur: () => finish(text, false),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      setPlace(-1);
    },
  };
  return (
    <div className="pn-cell-editor" style={edit.place}>
      {edit.isLong ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input
          {...shared}
          {...(hasTerms
            ? {
                role: 'combobox',
                'aria-expanded': terms.length > 0,
                'aria-controls': listId,
                'aria-autocomplete': 'list',
                ...(place < 0 ? {} : { 'aria-activedescendant': `${listId}-${place}` }),
              }
            : {})}
        />
      )}
      {hasTerms && terms.length > 0 && (
        <Popover
          className="pn-popover pn-popover-list"
          triggerRef={field}
          isOpen
          isNonModal
          placement="bottom start"
          offset={2}
          onOpenChange={() => undefined}
        >
          <div className="pn-listbox" role="listbox" id={listId} aria-label={edit.label}>
            {terms.map((term, i) => (
              <div
                key={term}
                id={`${listId}-${i}`}
                role="option"
                aria-selected={i === place}
                className={classes('pn-option', 'pn-cell-term', i === place && 'pn-cell-term-on')}
                // the field keeps the focus
                onPointerDown={(event) => event.preventDefault()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => finish(term, true)}
              >
                {term}
              </div>
            ))}
          </div>
        </Popover>
      )}
    </div>
  );
}
