/** Text that is committed on Enter or when the field is left; Escape gives back what was there. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Input, Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { classes, defined } from './defined.ts';
import { useLabelHidden } from './property-row.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** Enter makes a line, Mod+Enter commits. */
  readonly isMultiline?: boolean | undefined;
  readonly isMixed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Every keystroke, for what must follow while typing. */
  readonly onType?: ((value: string) => void) | undefined;
  /** Escape was pressed: for editors that appear in place. */
  readonly onCancel?: (() => void) | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onCommit, isMultiline = false, isMixed = false, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden);
  const shown = isMixed ? '' : value;
  // null while nothing is being typed: then what the document says is shown
  const [typed, setTyped] = useState<string | null>(null);
  const isCancelled = useRef(false);
  const commit = (): void => {
    if (typed !== null && typed !== shown && !isCancelled.current) onCommit(typed);
    isCancelled.current = false;
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit();
      if (event.target instanceof HTMLInputElement) event.target.select();
    } else if (event.key === 'Escape') {
      if (typed !== null) event.stopPropagation();
      isCancelled.current = true;
      setTyped(null);
      props.onCancel?.();
      isCancelled.current = false;
    }
  };
  const shared = {
    className: classes('pn-input', isMixed && 'pn-mixed'),
    onKeyDown,
    ...defined({
      placeholder: isMixed ? 'Mixed' : props.placeholder,
    }),
  };
  return (
    <AriaTextField
      className="pn-field"
      aria-label={label}
      value={typed ?? shown}
      onChange={(text) => {
        setTyped(text);
        props.onType?.(text);
      }}
      onBlur={commit}
      isDisabled={isDisabled}
      {...defined({ maxLength: props.maxLength, autoFocus: props.autoFocus })}
    >
      {!isHidden && <Label className="pn-label">{label}</Label>}
      {isMultiline ? <TextArea {...shared} rows={3} /> : <Input {...shared} />}
    </AriaTextField>
  );
}
