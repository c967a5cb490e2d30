/** A project that is open: bars above and below, the dock between. */
import { useDesk } from '../state/desk-store.ts';
import { EngineBanner } from './bars/Banner.tsx';
import { FirstSteps } from './bars/FirstSteps.tsx';
import { StatusBar } from './bars/StatusBar.tsx';
import { TopBar } from './bars/TopBar.tsx';
import { Dock } from './dock/Dock.tsx';

export function Workspace() {
  const name = useDesk((state) => state.project?.name ?? '');
  return (
    <div className="pn-workspace">
      <h1 className="pn-hidden">{name}</h1>
      <TopBar />
      <EngineBanner />
      <main className="pn-workspace-dock" aria-label="Workspace">
        <Dock />
      </main>
      <FirstSteps />
      <StatusBar />
    </div>
  );
}
