/** Projects that are opened from outside the app: a double click, a second start with a path, the system's recent files. */
import path from 'node:path';

export const PROJECT_SUFFIX = '.penumbra';

/** The first argument that is a project folder; null when there is none. Options are not paths. */
export function projectInArguments(args: readonly string[], workingDirectory: string): string | null {
  const found = args.find(
    (arg) => !arg.startsWith('-') && arg.replace(/[\\/]+$/, '').endsWith(PROJECT_SUFFIX),
  );
  return found === undefined ? null : path.resolve(workingDirectory, found);
}
