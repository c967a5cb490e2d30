/** The bar above the dock: menus, search, the project and how safe it is, jobs. */
import { ChevronDown, Redo2, Search, Undo2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { runAction } from '../../state/actions.ts';
import { useDesk } from '../../state/desk-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Kbd } from '../../widgets/kbd.tsx';
import { actionItems, MenuButton } from '../../widgets/menu.tsx';
import { useActionView } from '../../widgets/use-action.ts';
import { JobsButton } from './JobsButton.tsx';
import { Mark } from './Mark.tsx';
import { MenuBar } from './MenuBar.tsx';
import { SavedState } from './SavedState.tsx';

function SearchBar() {
  const view = useActionView('view.search');
  return (
    <AriaButton className="pn-searchbar" onPress={() => void runAction('view.search')}>
      <Icon of={Search} />
      <span className="pn-searchbar-text">Search commands, records…</span>
      <Kbd chord={view?.chord ?? ''} />
    </AriaButton>
  );
}

export function TopBar() {
  const project = useDesk((state) => state.project);
  const undoLabel = project?.undoLabel ?? null;
  const redoLabel = project?.redoLabel ?? null;
  return (
    <header className="pn-topbar" data-region="top">
      <div className="pn-topbar-start">
        <Mark />
        <MenuBar />
      </div>
      <SearchBar />
      <div className="pn-topbar-end">
        <IconButton
          actionId="edit.undo"
          icon={Undo2}
          label={undoLabel === null ? 'Undo' : `Undo: ${undoLabel}`}
        />
        <IconButton
          actionId="edit.redo"
          icon={Redo2}
          label={redoLabel === null ? 'Redo' : `Redo: ${redoLabel}`}
        />
        <MenuButton
          label="Project"
          className="pn-project-button"
          placement="bottom end"
          items={() =>
            actionItems(
              'project.new',
              'project.open',
              '-',
              'project.save',
              'project.save-copy',
              'project.export',
              'project.import',
              '-',
              'app.settings',
              'project.close',
            )
          }
        >
          <span className="pn-project-name">{project?.name ?? 'No project'}</span>
          <Icon of={ChevronDown} />
        </MenuButton>
        <SavedState />
        <JobsButton />
      </div>
    </header>
  );
}
