/** The whole desk: which of its states is shown, and what may lie above each of them. */
import { I18nProvider } from 'react-aria-components';
import { useDesk } from '../state/desk-store.ts';
import { DialogHost } from '../widgets/dialog-host.tsx';
import { DropOverlay } from './import/DropOverlay.tsx';
import { Notices } from './notices/Notices.tsx';
import { PanelBoundary } from './dock/PanelBoundary.tsx';
import { DamagedDialog } from './start/DamagedDialog.tsx';
import { StartScreen } from './start/StartScreen.tsx';
import { BusyCover, Connecting, Refused } from './states.tsx';
import { Workspace } from './Workspace.tsx';

function Screen() {
  const connection = useDesk((state) => state.connection);
  const hasMirror = useDesk((state) => state.mirror !== null);
  const directory = useDesk((state) => state.project?.directory ?? null);
  const isGreeted = useDesk((state) => state.runId !== null);
  if (connection === 'refused') return <Refused />;
  // a lost engine takes nothing away: what was open stays open
  if (hasMirror && directory !== null) return <Workspace key={directory} />;
  return isGreeted ? <StartScreen /> : <Connecting />;
}

export function App() {
  return (
    <I18nProvider locale="en-GB">
      <PanelBoundary title="The desk">
        <Screen />
        <DialogHost />
        <DamagedDialog />
        <BusyCover />
        <DropOverlay />
      </PanelBoundary>
      <Notices />
    </I18nProvider>
  );
}
