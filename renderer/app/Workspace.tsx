/** A project that is open: bars above and below, the dock between. */
import { EngineBanner } from './bars/Banner.tsx';
import { FirstSteps } from './bars/FirstSteps.tsx';
import { StatusBar } from './bars/StatusBar.tsx';
import { TopBar } from './bars/TopBar.tsx';
import { Dock } from './dock/Dock.tsx';

export function Workspace() {
  return (
    <div className="pn-workspace">
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
