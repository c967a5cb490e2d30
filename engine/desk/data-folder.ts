/** Where what belongs to a person, and to no project, is kept: settings, recent projects, what can be made again. */
import { homedir } from 'node:os';
import path from 'node:path';

export interface DataFolders {
  readonly data: string;
  /** May be emptied at any time. */
  readonly cache: string;
  /** Where projects go unless the settings say otherwise. */
  readonly projects: string;
}

/** `PENUMBRA_HOME` holds all three when it is set. */
export function dataFolders(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): DataFolders {
  const own = environment['PENUMBRA_HOME'];
  if (own !== undefined && own !== '') {
    const data = path.resolve(own);
    return { data, cache: path.join(data, 'cache'), projects: path.join(data, 'projects') };
  }
  const home = homedir();
  const projects = path.join(home, 'Penumbra');
  if (platform === 'win32') {
    const data = path.join(environment['APPDATA'] ?? path.join(home, 'AppData/Roaming'), 'Penumbra');
    const local = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData/Local');
    return { data, cache: path.join(local, 'Penumbra/cache'), projects };
  }
  if (platform === 'darwin') {
    const library = path.join(home, 'Library');
    return {
      data: path.join(library, 'Application Support/Penumbra'),
      cache: path.join(library, 'Caches/Penumbra'),
      projects,
    };
  }
  return {
    data: path.join(environment['XDG_DATA_HOME'] ?? path.join(home, '.local/share'), 'penumbra'),
    cache: path.join(environment['XDG_CACHE_HOME'] ?? path.join(home, '.cache'), 'penumbra'),
    projects,
  };
}
