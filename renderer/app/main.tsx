/** Starts the desk: finds the engine, connects, shows. */
import { createRoot } from 'react-dom/client';
import { Connection } from '../bridge/connection.ts';
import { findEngine } from '../bridge/engine-address.ts';
import { watchCompositions } from '../state/compose-runs.ts';
import { connectDesk } from '../state/desk-store.ts';
import { setEngineAddress } from '../bridge/engine-fetch.ts';
import { App } from './App.tsx';
import { joinDesktop } from './desktop.ts';
import { listenToKeys } from './key-listener.ts';
import { registerAllActions } from './register-all-actions.ts';
import { followDocument } from '../state/stage-follow.ts';
import { rememberStage } from '../state/stage-memory.ts';
import './desk.css';

const address = await findEngine();
setEngineAddress(address);
const connection = new Connection(address);
connectDesk(connection);
watchCompositions(connection);

registerAllActions();
followDocument();
rememberStage(window.localStorage);
listenToKeys();
joinDesktop();
connection.start();

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no #desk');
createRoot(root).render(<App />);
