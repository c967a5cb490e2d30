/**
 * Which Node runs the engine. The engine is never run by Electron's own executable: its processes forbid the memory mapping that
 * reading pixels back from a GPU needs. A packaged app carries a Node beside it; a checkout takes the Node that runs npm.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface NodeSurroundings {
  readonly isPackaged: boolean;
  /** Where a packaged app keeps what lies outside its archive. */
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @throws Error that says where a Node was expected. */
export function findNodeBinary(surroundings: NodeSurroundings): string {
  const { isPackaged, resourcesPath, platform, environment } = surroundings;
  const name = platform === 'win32' ? 'node.exe' : 'node';
  if (isPackaged) {
    const carried = path.join(resourcesPath, 'node', name);
    if (existsSync(carried)) return carried;
    throw new Error(`${carried}: expected the Node that comes with the app; it is not there`);
  }
  const candidates = [
    environment['PENUMBRA_NODE'],
    environment['npm_node_execpath'],
    ...(environment['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
  ];
  const found = candidates.find((file) => file !== undefined && path.isAbsolute(file) && existsSync(file));
  if (found === undefined) throw new Error(`${name}: expected in PATH, to run the engine; it is not there`);
  return found;
}
