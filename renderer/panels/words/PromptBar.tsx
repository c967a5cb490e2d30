/** The line that scenes are asked for in: words, how many takes, the seed when one is held, and what was asked before. */
import { useRef, type KeyboardEvent } from 'react';
import { Input, TextField } from 'react-aria-components';
import { History, Sparkles, X } from 'lucide-react';
import {
  cancelCompose,
  closeTakes,
  compose,
  composeStore,
  forgetPrompts,
  recall,
  setCompose,
  useCompose,
} from '../../state/compose-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { Select } from '../../widgets/select.tsx';
import { useActionView } from '../../widgets/use-action.ts';
import './words.css';

const MOST_LISTED = 12;
const LONGEST_LISTED = 72;
const MOST_LETTERS = 2000;

const short = (text: string): string =>
  text.length > LONGEST_LISTED ? `${text.slice(0, LONGEST_LISTED)}…` : text;

function historyItems(): readonly MenuItems[] {
  const { prompts } = composeStore.getState();
  if (prompts.length === 0) return [{ id: 'none', label: 'Nothing was composed yet', isDisabled: true }];
  return [
    ...prompts.slice(0, MOST_LISTED).map((used, place) => ({
      id: `prompt-${place}`,
      label: `${short(used.prompt)}  ·  seed ${used.seed}`,
      onAction: () => {
        recall(used);
        document.querySelector<HTMLElement>('.pn-words-input')?.focus();
      },
    })),
    'separator',
    { id: 'forget', label: 'Forget these prompts', onAction: () => void forgetPrompts() },
  ];
}

const COUNTS = ['1', '2', '3', '4'].map((id) => ({ id, label: id === '1' ? '1 take' : `${id} takes` }));

function Seed() {
  const seed = useCompose((state) => state.seed);
  if (seed === null) return null;
  return (
    <Button
      tone="quiet"
      icon={X}
      hint="These words with this seed give the same takes again. Press to draw a new seed instead."
      onPress={() => setCompose({ seed: null })}
    >
      Seed {seed}
    </Button>
  );
}

/** Goes through earlier prompts as a terminal does; below the newest is what was being typed. */
function useHistoryKeys(): (direction: 1 | -1) => void {
  const place = useRef(-1);
  const draft = useRef<{ prompt: string; seed: number | null }>({ prompt: '', seed: null });
  return (direction) => {
    const { prompts, prompt, seed } = composeStore.getState();
    const known = prompts[place.current];
    // typed over: the walk begins anew
    if (known !== undefined && known.prompt !== prompt) place.current = -1;
    if (place.current < 0) draft.current = { prompt, seed };
    const next = Math.min(prompts.length - 1, Math.max(-1, place.current + direction));
    if (next === place.current) return;
    place.current = next;
    const entry = prompts[next];
    if (entry === undefined) setCompose(draft.current);
    else recall(entry);
  };
}

export function PromptBar() {
  const prompt = useCompose((state) => state.prompt);
  const takes = useCompose((state) => state.takes);
  const isRunning = useCompose(({ run }) => run.phase === 'running');
  const view = useActionView('words.describe');
  const walk = useHistoryKeys();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { run, isOpen } = composeStore.getState();
    if (event.key === 'Enter') void compose();
    else if (event.key === 'ArrowUp') walk(1);
    else if (event.key === 'ArrowDown') walk(-1);
    else if (event.key === 'Escape' && run.phase === 'running') cancelCompose();
    else if (event.key === 'Escape' && isOpen) closeTakes();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="pn-words-bar" aria-label="Scene from words" data-region="words">
      <Icon of={Sparkles} />
      <TextField
        className="pn-words-field"
        aria-label="Describe a scene"
        value={prompt}
        maxLength={MOST_LETTERS}
        onChange={(text) => setCompose(text === '' ? { prompt: text, seed: null } : { prompt: text })}
      >
        <Input
          className="pn-words-input"
          placeholder="Describe a scene: a place, what stands in it, the hour, the light"
          spellCheck
          autoComplete="off"
          onKeyDown={onKeyDown}
          onFocus={() => setCompose({ isOpen: true })}
        />
      </TextField>
      {prompt === '' && <Kbd chord={view?.chord ?? ''} />}
      <Seed />
      <MenuButton
        label="Earlier prompts"
        icon={History}
        isLabelHidden
        items={historyItems}
        placement="bottom end"
      />
      <Select
        label="How many takes"
        isLabelHidden
        value={String(takes)}
        options={COUNTS}
        onChange={(id) => setCompose({ takes: Number(id) })}
      />
      {isRunning ? (
        <Button icon={X} onPress={cancelCompose}>
          Cancel
        </Button>
      ) : (
        <Button
          tone={prompt.trim() === '' ? 'default' : 'primary'}
          isDisabled={prompt.trim() === ''}
          onPress={() => void compose()}
        >
          Compose
        </Button>
      )}
    </section>
  );
}
