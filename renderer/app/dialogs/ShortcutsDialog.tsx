/** Every action with its keys: to look up, to change, to give back. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { RotateCcw, Search, TriangleAlert } from 'lucide-react';
import { ACTION_GROUPS, useActions, type Action } from '../../state/actions.ts';
import { changeSettings, useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { chordsOf, chordText, normalChord } from '../../widgets/chord.ts';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { isMac } from '../../widgets/platform.ts';
import { bindingsOf, conflictsIn } from '../keymap.ts';
import { fuzzyMatch } from '../palette/fuzzy.ts';

interface RowProps {
  readonly action: Action;
  readonly chord: string;
  readonly isOwn: boolean;
  /** Titles of others with the same chord. */
  readonly rivals: readonly string[];
  readonly isListening: boolean;
  readonly onListen: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onReset: () => void;
  readonly onLeave: () => void;
}

function ShortcutRow(props: RowProps) {
  const { action, chord, isOwn, rivals, isListening } = props;
  return (
    <li className="pn-shortcut">
      <span className="pn-shortcut-title">
        {action.title}
        {rivals.length > 0 && (
          <span className="pn-shortcut-rivals">
            <Icon of={TriangleAlert} /> also {rivals.join(', ')}
          </span>
        )}
      </span>
      {isOwn && (
        <IconButton
          label={`Give ${action.title} its own keys back`}
          icon={RotateCcw}
          onPress={props.onReset}
        />
      )}
      <button
        type="button"
        className={isListening ? 'pn-shortcut-keys pn-listening' : 'pn-shortcut-keys'}
        onClick={props.onListen}
        onBlur={props.onLeave}
        onKeyDown={isListening ? props.onKey : undefined}
      >
        <span className="pn-hidden">
          {isListening
            ? `Press the new keys for ${action.title}; Escape keeps the old ones, Backspace takes them away.`
            : `${action.title}: ${chord === '' ? '' : chordText(chord, isMac)} `}
        </span>
        {isListening ? (
          'Press keys…'
        ) : chord === '' ? (
          <span className="pn-shortcut-none">none</span>
        ) : (
          <Kbd chord={chord} />
        )}
      </button>
    </li>
  );
}

export function ShortcutsDialog({ onClose }: HostedDialogProps) {
  const actions = useActions();
  const own = useDesk((state) => state.settings.shortcuts);
  const [query, setQuery] = useState('');
  const [listening, setListening] = useState<string | null>(null);
  const rivals = useMemo(() => {
    const found = new Map<string, readonly string[]>();
    for (const { actionIds } of conflictsIn(bindingsOf(actions.values(), own, isMac)))
      for (const id of actionIds)
        found.set(
          id,
          actionIds.filter((other) => other !== id).map((other) => actions.get(other)?.title ?? other),
        );
    return found;
  }, [actions, own]);
  const chordOf = (action: Action): string => normalChord(own[action.id] ?? action.shortcut ?? '', isMac);
  const set = (id: string, chord: string | null): void => {
    const rest = Object.fromEntries(Object.entries(own).filter(([known]) => known !== id));
    const isBuiltIn = chord !== null && normalChord(actions.get(id)?.shortcut ?? '', isMac) === chord;
    void changeSettings({ shortcuts: chord === null || isBuiltIn ? rest : { ...rest, [id]: chord } });
  };
  const onKey = (id: string) => (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (isBare && event.key === 'Escape') {
      setListening(null);
      return;
    }
    if (isBare && event.key === 'Backspace') {
      setListening(null);
      set(id, '');
      return;
    }
    const [chord] = chordsOf(event, isMac);
    if (chord === undefined) return;
    setListening(null);
    set(id, chord);
  };
  const groups = ACTION_GROUPS.map((group) => ({
    group,
    members: [...actions.values()].filter(
      (action) =>
        action.group === group &&
        (query.trim() === '' ||
          fuzzyMatch(query, `${action.title} ${group} ${(action.keywords ?? []).join(' ')}`) !== null ||
          chordText(chordOf(action), isMac).toLowerCase().includes(query.trim().toLowerCase())),
    ),
  })).filter(({ members }) => members.length > 0);
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="medium"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={Object.keys(own).length === 0}
            onPress={() => void changeSettings({ shortcuts: {} })}
          >
            Reset all
          </Button>
          <Button tone="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <SearchField
        className="pn-search pn-shortcut-search"
        aria-label="Search shortcuts"
        autoFocus
        value={query}
        onChange={setQuery}
      >
        <Icon of={Search} />
        <Input className="pn-search-input" placeholder="Search by name or by keys" />
      </SearchField>
      {groups.length === 0 && <p className="pn-note">Nothing is called that.</p>}
      {groups.map(({ group, members }) => (
        <section key={group} aria-label={group}>
          <h3 className="pn-list-heading">{group}</h3>
          <ul className="pn-shortcuts">
            {members.map((action) => (
              <ShortcutRow
                key={action.id}
                action={action}
                chord={chordOf(action)}
                isOwn={own[action.id] !== undefined}
                rivals={rivals.get(action.id) ?? []}
                isListening={listening === action.id}
                onListen={() => setListening(action.id)}
                onKey={onKey(action.id)}
                onReset={() => set(action.id, null)}
                onLeave={() => setListening((id) => (id === action.id ? null : id))}
              />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
