/** The field that lies over a cell of the shot list while it is edited. Usual terms are offered; any words may be written. */
import { useEffect, useRef, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, TextArea, TextField } from 'react-aria-components';

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
  const isDone = useRef(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    input?.focus();
    input?.select();
  }, []);
  const finish = (value: string | null, byKeyboard: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (value !== null && value !== edit.value) onCommit(value);
    onEnd(byKeyboard);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish(null, true);
    if (event.key === 'Enter' && !(edit.isLong && event.shiftKey)) {
      event.preventDefault();
      finish(text, true);
    }
  };
  const shared = { 'aria-label': edit.label, onKeyDown };
  return (
    <div
      ref={frame}
      className="pn-cell-editor"
      style={edit.place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish(text, false);
      }}
    >
      {edit.terms.length > 0 ? (
        <ComboBox
          {...shared}
          className="pn-field"
          allowsCustomValue
          menuTrigger="focus"
          inputValue={text}
          onInputChange={setText}
          onSelectionChange={(key) => {
            if (key !== null) finish(String(key), true);
          }}
          // everything stays on offer while a term stands in the field
          defaultItems={edit.terms.map((term) => ({ id: term }))}
          defaultFilter={(term, typed) =>
            typed === edit.value || term.toLowerCase().includes(typed.toLowerCase())
          }
        >
          <Input className="pn-input" onKeyDown={onKeyDown} />
          <Popover className="pn-popover pn-popover-list" offset={2}>
            <ListBox className="pn-listbox" aria-label={edit.label}>
              {(term: { id: string }) => (
                <ListBoxItem id={term.id} textValue={term.id} className="pn-option">
                  {term.id}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      ) : (
        <TextField {...shared} className="pn-field" value={text} onChange={setText}>
          {edit.isLong ? <TextArea className="pn-input" rows={3} /> : <Input className="pn-input" />}
        </TextField>
      )}
    </div>
  );
}
