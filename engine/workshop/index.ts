/** The workshop's front door. */
import type { Workshop, WorkshopOptions } from './workshop-api.ts';

/** Placeholder until the process is there. */
export function createWorkshop(_options: WorkshopOptions): Workshop {
  const no = (): Promise<never> => Promise.reject(new Error('the workshop is not there yet'));
  return {
    device: no,
    setProject: () => undefined,
    assetAdded: () => undefined,
    documentChanged: () => undefined,
    proxy: no,
    view: () => undefined,
    endView: () => undefined,
    incident: no,
    runJob: no,
    thumbnail: () => Promise.resolve(null),
    dispose: () => Promise.resolve(),
  };
}
