/** Up to four takes side by side: a list to go through with the arrow keys; Enter uses the take in hand. */
import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { TriangleAlert } from 'lucide-react';
import type { ComposeSubject, FinishedTake } from '../../../core/protocol/index.ts';
import { adoptTake } from '../../state/compose-runs.ts';
import { composeStore, planOf, setCompose, useCompose } from '../../state/compose-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { PlanPainter } from './plan-painter.ts';
import { TakePicture } from './TakePicture.tsx';
import { changeWords } from '../../state/change-words.ts';
import { thingsCounted } from '../../state/counted-words.ts';
import { takeWords } from './take-words.ts';

function usePainter(): PlanPainter | null {
  const [painter, setPainter] = useState<PlanPainter | null>(null);
  useEffect(() => {
    const made = new PlanPainter();
    setPainter(made);
    return () => made.end();
  }, []);
  return painter;
}

/** What was asked for, and whether it is there. */
function Asked({ finished }: { readonly finished: FinishedTake }) {
  const words = takeWords(finished);
  const isAllThere = words.missing === null && finished.asked.length > 0;
  return (
    <>
      {words.asked}: {isAllThere ? 'all there' : words.found}.
      {words.missing !== null && (
        <span className="pn-words-missing">
          <Icon of={TriangleAlert} /> {words.missing}.
        </span>
      )}
    </>
  );
}

/** What a take changes of the scene that it was found for. */
function Change({
  finished,
  subject,
}: {
  readonly finished: FinishedTake;
  readonly subject: ComposeSubject;
}) {
  const { changes, missing } = finished;
  if (changes === null) return null;
  const words = changeWords(subject, changes);
  return (
    <>
      {words === '' ? 'As it was: no other room was found.' : `${words}.`}
      {subject.kind === 'grow' && subject.words !== '' && ` Of the asked: ${takeWords(finished).found}.`}
      {missing.length > 0 && (
        <span className="pn-words-missing">
          <Icon of={TriangleAlert} /> {takeWords(finished).missing}.
        </span>
      )}
    </>
  );
}

function Facts({ take }: { readonly take: number }) {
  const plan = useCompose((state) => planOf(state, take));
  const done = useCompose(({ run }) => (run.phase === 'done' ? run.done : null));
  const finished = done?.takes[take];
  const place =
    plan === null
      ? 'Waiting for the first step'
      : `${plan.setting}, ${plan.timeOfDay}${plan.weather === 'clear' ? '' : `, ${plan.weather}`}`;
  return (
    <>
      <span className="pn-words-line">
        <b>Take {take + 1}</b>
        <span className="pn-words-place">{place}</span>
        {plan !== null && (
          <span className="pn-words-count">{thingsCounted(plan.things.length, 'thing')}</span>
        )}
      </span>
      <span className="pn-words-facts">
        {done === null || finished === undefined ? (
          'Condensing…'
        ) : finished.changes === null ? (
          <Asked finished={finished} />
        ) : (
          <Change finished={finished} subject={done.subject} />
        )}
      </span>
    </>
  );
}

/** True where the bar holds what the takes were asked for with. */
function isStillAsked(subject: ComposeSubject, prompt: string, growth: string): boolean {
  if (subject.kind === 'scene') return prompt.trim() === subject.prompt;
  return subject.kind === 'grow' && growth.trim() === subject.words;
}

export function TakeList() {
  const painter = usePainter();
  const count = useCompose(({ run }) =>
    run.phase === 'done' ? run.done.takes.length : run.phase === 'running' ? run.takes : 0,
  );
  const isReady = useCompose(({ run }) => run.phase === 'done');
  const chosen = useCompose((state) => state.chosen);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isReady) return;
    const { prompt, growth, run } = composeStore.getState();
    const { activeElement } = document;
    const isIdle = activeElement === null || activeElement === document.body;
    // whoever waits goes on to the takes; whoever types other words is left alone
    const isLed = list.current?.closest('.pn-words-surface') === activeElement;
    const isInBar = activeElement?.matches('.pn-words-input') === true;
    const waits = isInBar && run.phase === 'done' && isStillAsked(run.subject, prompt, growth.words);
    if (isIdle || isLed || waits) list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
  }, [isReady]);
  return (
    <ListBox
      ref={list}
      className="pn-words-takes"
      aria-label="Takes"
      orientation="horizontal"
      layout="grid"
      items={Array.from({ length: count }, (_, id) => ({ id }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (keys !== 'all' && key !== undefined) setCompose({ chosen: Number(key) });
      }}
      onAction={(key) => void adoptTake(Number(key))}
    >
      {({ id }) => (
        <ListBoxItem id={id} textValue={`Take ${id + 1}`} className="pn-words-take">
          <TakePicture take={id} painter={painter} />
          <Facts take={id} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
