/** The desktop app starts here. All that it does is in desktop.ts, so that tests can run it. */
import { app } from 'electron';
import { startDesktop } from './desktop.ts';
import { readPlaces } from './places.ts';

// two writers of one project are kept apart by its lock; one app keeps windows together
if (app.requestSingleInstanceLock()) startDesktop(readPlaces(app));
else app.quit();
