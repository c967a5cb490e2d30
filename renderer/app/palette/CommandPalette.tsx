/** The command palette: type, choose, done. It reaches every action and, when it searches everything, every record. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Check, Search } from 'lucide-react';
import { currentDocument } from '../../state/desk-store.ts';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { searchPalette, type PaletteResult } from './palette-items.ts';
import { actionPaletteItems, choosePaletteItem, recordPaletteItems } from './palette-sources.ts';
import { recentItems, rememberItem } from './recent-items.ts';

function Marked({ text, places }: { readonly text: string; readonly places: readonly number[] }) {
  if (places.length === 0) return text;
  const marked = new Set(places);
  return [...text].map((letter, place) =>
    marked.has(place) ? <mark key={place}>{letter}</mark> : <span key={place}>{letter}</span>,
  );
}

interface ResultProps {
  readonly result: PaletteResult;
  readonly onChoose: () => void;
}

function Result({ result: { item, places }, onChoose }: ResultProps) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={`${item.group}: ${item.title}`}
      className="pn-palette-item"
      isDisabled={item.isDisabled}
      onAction={onChoose}
    >
      <span className="pn-palette-group">{item.group}</span>
      <span className="pn-palette-title">
        <Marked text={item.title} places={places} />
      </span>
      {item.isOn === true && <Icon of={Check} />}
      <Kbd chord={item.chord} />
    </ListBoxItem>
  );
}

interface PaletteProps extends HostedDialogProps {
  readonly label: string;
  readonly placeholder: string;
  readonly hasRecords: boolean;
}

function Palette({ onClose, label, placeholder, hasRecords }: PaletteProps) {
  const [query, setQuery] = useState('');
  // taken once: what is under the pointer must not move while one chooses
  const [items] = useState(() => [
    ...actionPaletteItems().filter(({ id }) => !id.startsWith('action:view.search')),
    ...(hasRecords ? recordPaletteItems(currentDocument()) : []),
  ]);
  const [recent] = useState(recentItems);
  const results = useMemo(() => searchPalette(query, items, recent), [query, items, recent]);
  // the list's own mark follows the typing late: until one walks the list, Enter means what stands first now
  const isWalked = useRef(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.startsWith('Arrow') || event.key.startsWith('Page')) isWalked.current = true;
    if (event.key !== 'Enter' || isWalked.current || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const first = results[0]?.item;
    if (first !== undefined && !first.isDisabled) choose(first.id);
  };
  const choose = (id: string): void => {
    onClose();
    rememberItem(id);
    // once the palette has gone: the action may move the focus or open a dialog of its own
    setTimeout(() => choosePaletteItem(id));
  };
  return (
    <ModalOverlay
      className="pn-modal-overlay pn-palette-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="pn-modal pn-palette">
        <Dialog className="pn-dialog" aria-label={label}>
          <Autocomplete
            inputValue={query}
            onInputChange={(text) => {
              isWalked.current = false;
              setQuery(text);
            }}
          >
            <SearchField className="pn-search pn-palette-search" aria-label={label} autoFocus>
              <Icon of={Search} />
              <Input
                className="pn-search-input"
                placeholder={placeholder}
                role="combobox"
                aria-expanded
                onKeyDownCapture={onKeyDown}
                onKeyDown={(event) => {
                  // nothing typed and nothing chosen yet: Escape closes at once
                  if (event.key === 'Escape' && query === '') onClose();
                }}
              />
            </SearchField>
            <ListBox
              className="pn-palette-list"
              aria-label="Results"
              items={results.map((result) => ({ ...result, id: result.item.id }))}
              renderEmptyState={() => <p className="pn-palette-empty">Nothing is called that.</p>}
            >
              {(result) => <Result result={result} onChoose={() => choose(result.item.id)} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Commands alone. */
export function CommandPalette({ onClose }: HostedDialogProps) {
  return <Palette onClose={onClose} label="Command palette" placeholder="Run a command" hasRecords={false} />;
}

/** Commands and what is in the project. */
export function EverythingPalette({ onClose }: HostedDialogProps) {
  return (
    <Palette
      onClose={onClose}
      label="Search"
      placeholder="Search commands, cameras, lights, objects, shots"
      hasRecords
    />
  );
}
