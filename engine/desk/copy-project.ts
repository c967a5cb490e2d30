/** A copy of an open project under another name, with its assets; the renders stay with the original. */
import { projectOf } from '../../core/document/index.ts';
import { createProject, type Project } from '../project/index.ts';

/** @param directory must not exist. */
export async function copyProject(source: Project, directory: string, name: string): Promise<Project> {
  const { document } = source;
  const others = [...document.records.values()].filter(
    (record) => record.kind !== 'project' && record.kind !== 'take',
  );
  const copy = await createProject(directory, { ...projectOf(document), name }, others);
  for (const [hash, fileName] of source.assetNames)
    await copy.importAsset(await source.readAsset(hash), fileName.slice(fileName.lastIndexOf('.') + 1));
  return copy;
}
