/** What hangs below the prompt bar: how to begin, takes that condense, or why there are none. */
import { useEffect, useRef } from 'react';
import { Box, Dices, History, Map as MapIcon, RotateCcw, Sparkles, TriangleAlert, X } from 'lucide-react';
import {
  adoptTake,
  cancelCompose,
  closeTakes,
  compose,
  findKept,
  grow,
  revise,
  runAgain,
  showKept,
} from '../../state/compose-runs.ts';
import { capital } from '../../../core/generate/words/capital.ts';
import {
  composeStore,
  setCompose,
  setGrowth,
  useCompose,
  type ComposeRun,
} from '../../state/compose-store.ts';
import { quotedWords, thingsCounted } from '../../state/counted-words.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { useHabits } from '../../widgets/quantity-field.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { TakeList } from './TakeList.tsx';
import { PROMPT_MODES, usePromptMode } from './prompt-mode.ts';
import { subjectTitle } from './subject-title.ts';

const EXAMPLES = [
  'a narrow alley at night after rain, two figures under an umbrella, one sodium lamp',
  'a diner at dawn, four red stools at the counter, a woman reading by the window',
  'a clearing in a pine forest, late afternoon mist, a parked car and a man beside it',
] as const;

/** Where nobody says what. */
const MORE = 'more of the same';
const EXAMPLE_GROWTHS = [MORE, 'two trees and a bench', 'a table with two chairs'] as const;
const EXAMPLE_CHANGES = ['make it dawn', 'wetter, with more haze', 'turn the lights off'] as const;

interface ExamplesProps {
  readonly texts: readonly string[];
  readonly onChoose: (text: string) => void;
}

function Examples({ texts, onChoose }: ExamplesProps) {
  return (
    <ul aria-label="Examples">
      {texts.map((text) => (
        <li key={text}>
          <Button icon={Sparkles} className="pn-words-example" onPress={() => onChoose(text)}>
            {text}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Takes that were composed before and can still be used. */
function KeptTakes() {
  const kept = useCompose((state) => state.kept);
  const habits = useHabits();
  useEffect(() => void findKept(), []);
  const shown = kept.filter(({ subject }) => subject.kind !== 'revise');
  if (shown.length === 0) return null;
  return (
    <>
      <h3>Takes that are kept</h3>
      <ul aria-label="Takes that are kept" className="pn-words-kept">
        {shown.map((done) => (
          <li key={done.composeId}>
            <Button icon={History} className="pn-words-example" onPress={() => showKept(done)}>
              {subjectTitle(done.subject, habits)} · {thingsCounted(done.takes.length, 'take')} · seed{' '}
              {done.seed}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function BeginningOfChange() {
  return (
    <div className="pn-words-beginning">
      <p>
        Say what is to be other: the hour, the weather, the width, the lamps, or things that are added,
        removed, moved, recoloured or swapped. All else stays as it is, locked things whatever the words say.
      </p>
      <Examples
        texts={EXAMPLE_CHANGES}
        onChoose={(change) => {
          setCompose({ change });
          revise();
        }}
      />
    </div>
  );
}

function BeginningOfGrowth() {
  return (
    <div className="pn-words-beginning">
      <p>
        Lets the place go on to one side: the street past the last house or round a corner, the room past its
        wall, the wood past the last tree. Say what is to stand there, or leave it to more of the same; what
        is there stays as it is.
      </p>
      <Examples
        texts={EXAMPLE_GROWTHS}
        onChoose={(words) => {
          setGrowth({ words: words === MORE ? '' : words });
          grow();
        }}
      />
    </div>
  );
}

const BEGINNINGS = { new: Beginning, revise: BeginningOfChange, grow: BeginningOfGrowth } as const;

function Beginning() {
  return (
    <div className="pn-words-beginning">
      <p>
        Say what the camera should find: a place, what stands in it, the hour and the light. Counts, colours
        and “beside”, “on”, “under” are understood.
      </p>
      <Examples
        texts={EXAMPLES}
        onChoose={(prompt) => {
          setCompose({ prompt, seed: null });
          compose(null);
        }}
      />
      <KeptTakes />
    </div>
  );
}

function Remarks({ run }: { readonly run: ComposeRun }) {
  if (run.phase !== 'done') return null;
  const { notUnderstood, warnings } = run.done;
  if (notUnderstood.length === 0 && warnings.length === 0) return null;
  return (
    <div className="pn-words-remarks pn-selectable">
      {notUnderstood.length > 0 && (
        <p>
          <Icon of={TriangleAlert} />
          <span>Not understood and left out: {quotedWords(notUnderstood)}.</span>
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning}>
          <Icon of={TriangleAlert} />
          <span>{capital(warning)}.</span>
        </p>
      ))}
    </div>
  );
}

/** What a screen reader is told: that it began, and how it ended. */
function said(run: ComposeRun): string {
  switch (run.phase) {
    case 'idle':
      return '';
    case 'running':
      return run.subject.kind === 'revise'
        ? 'Changing the scene'
        : `Composing ${thingsCounted(run.takes, 'take')}`;
    case 'done':
      return `${thingsCounted(run.done.takes.length, 'take')} ready`;
    case 'failed':
      return '';
  }
}

function Foot({ run }: { readonly run: ComposeRun }) {
  const chosen = useCompose((state) => state.chosen);
  const isUsing = useCompose((state) => state.isUsing);
  if (run.phase === 'running')
    return (
      <footer className="pn-words-foot">
        <ProgressBar
          label={run.step === 0 ? 'Beginning' : `Step ${run.step} of ${run.steps}`}
          value={run.step === 0 ? null : run.step / run.steps}
        />
        <Button icon={X} onPress={cancelCompose}>
          Cancel
        </Button>
      </footer>
    );
  if (run.phase !== 'done') return null;
  const { seed, model, subject } = run.done;
  const isOwnScene = subject.kind === 'scene';
  return (
    <footer className="pn-words-foot">
      <Button
        tone="primary"
        isDisabled={isUsing}
        onPress={() => void adoptTake(chosen)}
        hint={
          isOwnScene
            ? 'Adds the scene to the project; undo takes it away.'
            : 'Puts it into the scene as one step; undo takes it back.'
        }
      >
        {isUsing ? 'Putting it into the project…' : `Use take ${chosen + 1}`}
      </Button>
      <Button
        icon={Dices}
        onPress={() => runAgain(null)}
        hint="Other takes of what stands above, from a new seed."
      >
        Again
      </Button>
      <Button
        icon={RotateCcw}
        onPress={() => runAgain(seed)}
        hint="The same seed gives the same takes, as long as nothing else changed."
      >
        Again, same seed
      </Button>
      <span className="pn-words-keys">
        <Kbd chord="ArrowLeft" /> <Kbd chord="ArrowRight" /> choose, <Kbd chord="Enter" /> use
      </span>
      <span className="pn-words-seed pn-selectable">
        Seed {seed} · {model ?? 'composed by the grammar'}
      </span>
    </footer>
  );
}

const VIEWS = [
  { id: 'camera', label: 'From the camera', icon: Box },
  { id: 'top', label: 'From above', icon: MapIcon },
] as const;

function Head({ run }: { readonly run: ComposeRun }) {
  const view = useCompose((state) => state.view);
  const hasTakes = run.phase === 'running' || run.phase === 'done';
  const { mode } = usePromptMode();
  const habits = useHabits();
  const title = run.phase === 'idle' ? PROMPT_MODES[mode].title : subjectTitle(run.subject, habits);
  return (
    <header className="pn-words-head">
      <h2 title={title}>{title}</h2>
      {hasTakes && (
        <SegmentedControl
          label="Takes seen"
          options={VIEWS}
          value={view}
          onChange={(id) => setCompose({ view: id })}
        />
      )}
      <IconButton label="Close the takes" icon={X} onPress={closeTakes} />
    </header>
  );
}

/** Pressing elsewhere closes what only explains; takes stay until they are closed or used. */
function useLeaving(surface: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const leave = (target: EventTarget | null): void => {
      if (composeStore.getState().run.phase !== 'idle' || !(target instanceof Element)) return;
      const isInside =
        surface.current?.contains(target) === true || target.closest('.pn-words-bar, .pn-popover') !== null;
      if (!isInside) setCompose({ isOpen: false });
    };
    const onPress = (event: PointerEvent): void => leave(event.target);
    const onFocus = (event: FocusEvent): void => leave(event.target);
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('focusin', onFocus);
    };
  }, [surface]);
}

/** Why there are no takes, and, where it may help, once more. */
function Failed({ run }: { readonly run: ComposeRun & { readonly phase: 'failed' } }) {
  return (
    <div className="pn-words-failed">
      <p className="pn-selectable" role="alert">
        <Icon of={TriangleAlert} />
        <span>{run.message}</span>
      </p>
      {run.canRetry && (
        <Button icon={RotateCcw} onPress={() => runAgain(run.seed)}>
          Run it again
        </Button>
      )}
    </div>
  );
}

/** Whoever finds things anew from elsewhere is led to the takes and, when they are away, back. */
function useLedHere(surface: React.RefObject<HTMLElement | null>, isLed: boolean): void {
  useEffect(() => {
    if (!isLed) return undefined;
    const before = document.activeElement;
    // whoever asked from the bar is there already
    if (before instanceof Element && before.closest('.pn-words-bar') !== null) return undefined;
    surface.current?.focus({ preventScroll: true });
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [surface, isLed]);
}

function OpenSurface() {
  const { mode } = usePromptMode();
  const run = useCompose((state) => state.run);
  const surface = useRef<HTMLElement>(null);
  useLeaving(surface);
  const isLed = run.phase !== 'idle' && ['regenerate', 'grow'].includes(run.subject.kind);
  useLedHere(surface, isLed);
  const hasTakes = run.phase === 'running' || run.phase === 'done';
  const Begin = BEGINNINGS[mode];
  return (
    <section
      ref={surface}
      className="pn-words-surface"
      aria-label="Takes of the description"
      data-region="takes"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        // whoever was led here is led back
        if (!isLed) document.querySelector<HTMLElement>('.pn-words-input')?.focus();
        if (run.phase === 'running') cancelCompose();
        else closeTakes();
      }}
    >
      <Head run={run} />
      {run.phase === 'idle' && <Begin />}
      {hasTakes && <TakeList />}
      {run.phase === 'failed' && <Failed run={run} />}
      <Remarks run={run} />
      <Foot run={run} />
      <p className="pn-hidden" role="status">
        {said(run)}
      </p>
    </section>
  );
}

export function TakesSurface() {
  const isOpen = useCompose((state) => state.isOpen);
  return isOpen ? <OpenSurface /> : null;
}
