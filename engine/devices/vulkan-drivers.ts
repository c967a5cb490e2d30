/**
 * Whether this machine can have a graphics driver that Dawn would use. On Linux Dawn needs a Vulkan driver, and drivers
 * announce themselves by a JSON file in known folders [1]; without one, loading Dawn costs time and prints warnings for
 * nothing. Windows and macOS bring Direct3D and Metal.
 *
 * [1] Khronos Group, "Vulkan Loader: Driver Interface to the Vulkan Loader", section "Driver Discovery on Linux".
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const HERE: Machine = { platform: process.platform, env: process.env, home: homedir() };

/** @returns false only when there can be no driver; true promises nothing. */
export function mayHaveGpuDriver({ platform, env, home }: Machine = HERE): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  if (env['VK_DRIVER_FILES'] || env['VK_ICD_FILENAMES'] || env['VK_ADD_DRIVER_FILES']) return true;
  const listed = (value: string | undefined, fallback: string): string[] => (value || fallback).split(':');
  const folders = [
    env['XDG_CONFIG_HOME'] || path.join(home, '.config'),
    ...listed(env['XDG_CONFIG_DIRS'], '/etc/xdg'),
    '/etc',
    '/usr/local/etc',
    env['XDG_DATA_HOME'] || path.join(home, '.local/share'),
    ...listed(env['XDG_DATA_DIRS'], '/usr/local/share:/usr/share'),
    '/usr/local/share',
    '/usr/share',
  ];
  return folders.some((folder) => holdsDriver(path.join(folder, 'vulkan/icd.d')));
}

function holdsDriver(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.json'));
  } catch {
    return false;
  }
}
