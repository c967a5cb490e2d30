/** The list of projects over the workspace: to change to another one. */
import { useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { openDialog, type HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { openProject } from '../project-life.ts';
import { NewProjectDialog } from './NewProjectDialog.tsx';
import { OpenByPath } from './OpenByPath.tsx';
import { ProjectCards } from './ProjectCards.tsx';
import { useProjects } from './use-projects.ts';

export function OpenProjectDialog({ onClose }: HostedDialogProps) {
  const { cards, error, refresh } = useProjects();
  const current = useDesk((state) => state.project?.directory ?? null);
  return (
    <Dialog
      title="Open project"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            onPress={() => {
              onClose();
              openDialog(NewProjectDialog);
            }}
          >
            New project…
          </Button>
        </>
      }
    >
      {error !== null && <p className="pn-note">{error}</p>}
      {cards === null && error === null && <ProgressBar label="Looking for projects" value={null} />}
      {cards?.length === 0 && <EmptyState title="No projects yet" text="Make a new one, or open a folder." />}
      {cards !== null && cards.length > 0 && (
        <ProjectCards
          cards={cards}
          currentDirectory={current}
          onChanged={refresh}
          onOpen={(card) => {
            onClose();
            if (card.directory !== current) void openProject(card.directory, 'normal', card.name);
          }}
        />
      )}
      <OpenByPath onOpened={onClose} />
    </Dialog>
  );
}
