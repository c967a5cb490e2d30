/** A text field of a dialog: every letter counts, Enter goes on. */
import { useEffect, useRef } from 'react';
import { Input, Label, TextField } from 'react-aria-components';

export interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

export function NameField(props: NameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <TextField
      className="pn-field"
      value={props.value}
      onChange={props.onChange}
      maxLength={props.maxLength ?? 120}
      autoFocus
    >
      <Label className="pn-label">{props.label}</Label>
      <Input
        ref={input}
        className="pn-input pn-input-large"
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onSubmit();
        }}
      />
    </TextField>
  );
}
