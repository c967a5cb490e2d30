/** A project that is open: bars above and below, the dock between. */
import { useDesk } from '../state/desk-store.ts';
import { EngineBanner } from './bars/Banner.tsx';
import { FirstSteps } from './bars/FirstSteps.tsx';
import { StatusBar } from './bars/StatusBar.tsx';
import { TopBar } from './bars/TopBar.tsx';
import { Dock } from './dock/Dock.tsx';
import { PromptBar } from '../panels/words/PromptBar.tsx';
import { TakesSurface } from '../panels/words/TakesSurface.tsx';

export function Workspace() {
  const name = useDesk((state) => state.project?.name ?? '');
  return (
    <div className="pn-workspace">
      <h1 className="pn-hidden">{name}</h1>
      <TopBar />
      <PromptBar />
      <EngineBanner />
      <main className="pn-workspace-dock" aria-label="Workspace">
        <Dock />
        <TakesSurface />
      </main>
      <FirstSteps />
      <StatusBar />
    </div>
  );
}
