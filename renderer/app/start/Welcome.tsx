/** The very first start: one clear way in, and what the work consists of. */
import { ArrowRight } from 'lucide-react';
import { Button } from '../../widgets/button.tsx';
import { FIRST_STEPS } from '../bars/FirstSteps.tsx';
import { Mark } from '../bars/Mark.tsx';
import { createProject } from '../project-life.ts';
import { OpenByPath } from './OpenByPath.tsx';

export function Welcome() {
  return (
    <div className="pn-welcome">
      <Mark size="4.5rem" />
      <h1>Welcome to Penumbra</h1>
      <p className="pn-welcome-lead">
        Block, light and frame your scene as you would on the set. What the meter reads here, it reads there.
      </p>
      <Button
        tone="primary"
        icon={ArrowRight}
        className="pn-button-large"
        autoFocus
        onPress={() => void createProject('First scene', 'starter')}
      >
        Open the starter scene
      </Button>
      <ol className="pn-welcome-steps">
        {FIRST_STEPS.map(({ name, text }) => (
          <li key={name}>
            <h2>{name}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <div className="pn-welcome-more">
        <Button onPress={() => void createProject('The dining room', 'demo')}>
          Look around in a finished set
        </Button>
        <Button onPress={() => void createProject('Untitled', 'empty')}>Start with nothing</Button>
      </div>
      <OpenByPath />
    </div>
  );
}
