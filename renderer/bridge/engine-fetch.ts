/** Fetches from the engine's routes, with the session's credentials. */
import { ROUTES, type RouteName } from '../../core/protocol/index.ts';
import type { EngineAddress } from './engine-address.ts';

let address: EngineAddress | null = null;

/** Once, at start. */
export const setEngineAddress = (engine: EngineAddress): void => {
  address = engine;
};

/**
 * @param tail path segments and query behind the route, already encoded: "abc123", "?name=chair.glb".
 * @throws Error with the engine's own words when it refuses.
 */
export async function engineFetch(route: RouteName, tail = '', init: RequestInit = {}): Promise<Response> {
  if (address === null) throw new Error('the desk does not know its engine yet');
  const separator = tail === '' || tail.startsWith('?') ? '' : '/';
  const { headers, ...credentials } = address.requestInit;
  const response = await fetch(new URL(`${ROUTES[route]}${separator}${tail}`, address.origin), {
    ...credentials,
    ...init,
    headers: {
      ...(headers as Record<string, string> | undefined),
      ...(init.headers as Record<string, string> | undefined),
    },
  });
  if (!response.ok)
    throw new Error((await response.text()).slice(0, 500) || `${response.status} from the engine`);
  return response;
}
