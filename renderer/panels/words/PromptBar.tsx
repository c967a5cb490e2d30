/** The line that scenes are asked for in: words, how many takes, the seed when one is held, and what was asked before. */
import { useRef, type KeyboardEvent } from 'react';
import { Input, TextField } from 'react-aria-components';
import { History, Sparkles, X } from 'lucide-react';
import { cancelCompose, closeTakes } from '../../state/compose-runs.ts';
import { composeStore, forgetPrompts, recall, setCompose, useCompose } from '../../state/compose-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { Select } from '../../widgets/select.tsx';
import { useActionView } from '../../widgets/use-action.ts';
import { GrowthTools } from './GrowthTools.tsx';
import { PROMPT_MODES, usePromptMode } from './prompt-mode.ts';
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

const MODES = (['new', 'revise', 'grow'] as const).map((id) => ({ id, label: PROMPT_MODES[id].name }));

/** Where the open scene came from words, it can be had again with a difference, and can go on. */
function Mode() {
  const { mode, canRevise } = usePromptMode();
  if (!canRevise) return null;
  return (
    <SegmentedControl
      label="What the words are for"
      options={MODES}
      value={mode}
      onChange={(id) => {
        setCompose({ mode: id });
        document.querySelector<HTMLElement>('.pn-words-input')?.focus();
      }}
    />
  );
}

function WordsField() {
  const { mode } = usePromptMode();
  const { label, placeholder, actionId, type, ...its } = PROMPT_MODES[mode];
  const text = useCompose(its.text);
  const view = useActionView(actionId);
  const walk = useHistoryKeys();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { run, isOpen } = composeStore.getState();
    if (event.key === 'Enter') its.carryOut();
    else if (event.key === 'ArrowUp' && mode === 'new') walk(1);
    else if (event.key === 'ArrowDown' && mode === 'new') walk(-1);
    else if (event.key === 'Escape' && run.phase === 'running') cancelCompose();
    else if (event.key === 'Escape' && isOpen) closeTakes();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <TextField
        className="pn-words-field"
        aria-label={label}
        value={text}
        maxLength={MOST_LETTERS}
        onChange={type}
      >
        <Input
          className="pn-words-input"
          placeholder={placeholder}
          spellCheck
          autoComplete="off"
          onKeyDown={onKeyDown}
          onFocus={() => setCompose({ isOpen: true })}
        />
      </TextField>
      {text === '' && <Kbd chord={view?.chord ?? ''} />}
    </>
  );
}

/** What only a new scene needs: its seed and earlier prompts. */
function NewSceneTools() {
  return (
    <>
      <Seed />
      <MenuButton
        label="Earlier prompts"
        icon={History}
        isLabelHidden
        items={historyItems}
        placement="bottom end"
      />
    </>
  );
}

function TakeCount() {
  const takes = useCompose((state) => state.takes);
  return (
    <Select
      label="How many takes"
      isLabelHidden
      value={String(takes)}
      options={COUNTS}
      onChange={(id) => setCompose({ takes: Number(id) })}
    />
  );
}

/** Of what runs without its takes being on show. */
function Progress() {
  const run = useCompose((state) => state.run);
  const isOpen = useCompose((state) => state.isOpen);
  if (run.phase !== 'running' || isOpen) return null;
  return (
    <span className="pn-words-progress">
      <ProgressBar label="Changing the scene" value={run.step === 0 ? null : run.step / run.steps} />
    </span>
  );
}

export function PromptBar() {
  const { mode } = usePromptMode();
  const { text, mayBeEmpty, verb, carryOut } = PROMPT_MODES[mode];
  const isReady = useCompose((state) => mayBeEmpty || text(state).trim() !== '');
  const isRunning = useCompose(({ run }) => run.phase === 'running');
  return (
    <section className="pn-words-bar" aria-label="Scene from words" data-region="words">
      <Icon of={Sparkles} />
      <Mode />
      <WordsField />
      <Progress />
      {mode === 'new' && <NewSceneTools />}
      {mode === 'grow' && <GrowthTools />}
      {mode !== 'revise' && <TakeCount />}
      {isRunning ? (
        <Button icon={X} onPress={cancelCompose}>
          Cancel
        </Button>
      ) : (
        <Button tone={isReady ? 'primary' : 'default'} isDisabled={!isReady} onPress={carryOut}>
          {verb}
        </Button>
      )}
    </section>
  );
}
