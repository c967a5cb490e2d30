/** What stands there while no project is open: the projects, or on the first start the welcome. */
import { Plus } from 'lucide-react';
import { useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { JobsButton } from '../bars/JobsButton.tsx';
import { Mark } from '../bars/Mark.tsx';
import { openProject } from '../project-life.ts';
import { OpenByPath } from './OpenByPath.tsx';
import { ProjectCards } from './ProjectCards.tsx';
import { Welcome } from './Welcome.tsx';
import { useProjects } from './use-projects.ts';

export function StartScreen() {
  const { cards, error, refresh } = useProjects();
  const version = useDesk((state) => state.version);
  if (cards?.length === 0)
    return (
      <main className="pn-start" aria-label="Welcome" data-region="start">
        <Welcome />
      </main>
    );
  return (
    <main className="pn-start" aria-label="Projects" data-region="start">
      <div className="pn-start-body">
        <header className="pn-start-head">
          <Mark size="2rem" />
          <h1>Projects</h1>
          <span className="pn-start-version">{version === '' ? '' : `Penumbra ${version}`}</span>
          <JobsButton />
          <Button actionId="project.new" tone="primary" icon={Plus}>
            New project
          </Button>
        </header>
        {error !== null && (
          <p className="pn-note" role="alert">
            {error} <Button onPress={refresh}>Try again</Button>
          </p>
        )}
        {cards === null ? (
          error === null && <ProgressBar label="Looking for projects" value={null} />
        ) : (
          <ProjectCards
            cards={cards}
            onChanged={refresh}
            onOpen={(card) => void openProject(card.directory, 'normal', card.name).then(refresh)}
          />
        )}
        <OpenByPath />
      </div>
    </main>
  );
}
