/** What hangs below the prompt bar: how to begin, takes that condense, or why there are none. */
import { useEffect, useRef } from 'react';
import { Box, Dices, Map as MapIcon, RotateCcw, Sparkles, TriangleAlert, X } from 'lucide-react';
import {
  cancelCompose,
  closeTakes,
  compose,
  composeStore,
  setCompose,
  useCompose,
  adoptTake,
  type ComposeRun,
} from '../../state/compose-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { TakeList } from './TakeList.tsx';
import { listed, thingsCounted } from './take-words.ts';

const EXAMPLES = [
  'a narrow alley at night after rain, two figures under an umbrella, one sodium lamp',
  'a diner at dawn, four red stools at the counter, a woman reading by the window',
  'a clearing in a pine forest, late afternoon mist, a parked car and a man beside it',
] as const;

function Beginning() {
  return (
    <div className="pn-words-beginning">
      <p>
        Say what the camera should find: a place, what stands in it, the hour and the light. Counts, colours
        and “beside”, “on”, “under” are understood.
      </p>
      <ul aria-label="Examples">
        {EXAMPLES.map((prompt) => (
          <li key={prompt}>
            <Button
              icon={Sparkles}
              className="pn-words-example"
              onPress={() => {
                setCompose({ prompt, seed: null });
                void compose(null);
              }}
            >
              {prompt}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const quoted = (words: readonly string[]): string => listed(words.map((word) => `“${word}”`));

function Remarks({ run }: { readonly run: ComposeRun }) {
  if (run.phase !== 'done') return null;
  const { notUnderstood, warnings } = run.done;
  if (notUnderstood.length === 0 && warnings.length === 0) return null;
  return (
    <div className="pn-words-remarks pn-selectable">
      {notUnderstood.length > 0 && (
        <p>
          <Icon of={TriangleAlert} />
          <span>Not understood and left out: {quoted(notUnderstood)}.</span>
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning}>
          <Icon of={TriangleAlert} />
          <span>{warning}.</span>
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
      return `Composing ${thingsCounted(run.takes, 'take')}`;
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
          label={run.step === 0 ? 'Reading the words' : `Step ${run.step} of ${run.steps}`}
          value={run.step === 0 ? null : run.step / run.steps}
        />
        <Button icon={X} onPress={cancelCompose}>
          Cancel
        </Button>
      </footer>
    );
  if (run.phase !== 'done') return null;
  const { seed, model } = run.done;
  return (
    <footer className="pn-words-foot">
      <Button
        tone="primary"
        isDisabled={isUsing}
        onPress={() => void adoptTake(chosen)}
        hint="Adds the scene to the project; undo takes it away."
      >
        {isUsing ? 'Adding the scene…' : `Use take ${chosen + 1}`}
      </Button>
      <Button
        icon={Dices}
        onPress={() => void compose(null)}
        hint="Other takes of the words above, from a new seed."
      >
        Again
      </Button>
      <Button
        icon={RotateCcw}
        onPress={() => void compose(seed)}
        hint="The words above with the same seed: what did not change in them stays alike."
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
  const title = run.phase === 'idle' ? 'Describe a scene' : `“${run.prompt}”`;
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

function OpenSurface() {
  const run = useCompose((state) => state.run);
  const surface = useRef<HTMLElement>(null);
  useLeaving(surface);
  const hasTakes = run.phase === 'running' || run.phase === 'done';
  return (
    <section
      ref={surface}
      className="pn-words-surface"
      aria-label="Takes of the description"
      data-region="takes"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        if (run.phase === 'running') cancelCompose();
        else closeTakes();
        document.querySelector<HTMLElement>('.pn-words-input')?.focus();
      }}
    >
      <Head run={run} />
      {run.phase === 'idle' && <Beginning />}
      {hasTakes && <TakeList />}
      {run.phase === 'failed' && (
        <p className="pn-words-failed pn-selectable" role="alert">
          <Icon of={TriangleAlert} />
          <span>{run.message}</span>
        </p>
      )}
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
