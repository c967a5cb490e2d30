/** Jobs that end in files: boards and exports. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LAYOUTS } from '../../../core/boards/index.ts';
import { projectOf } from '../../../core/document/index.ts';
import { flattenDocument } from '../../../core/scene/flatten/index.ts';
import { boardOf } from '../../board/make-board.ts';
import { exportProject, type ExportFormat } from '../../project-export/export-project.ts';
import { FrameStore } from '../../shot-frames/frame-store.ts';
import { writeFileAtomic } from '../../storage/atomic-write.ts';
import { mkdir } from 'node:fs/promises';
import type { JobRequest, JobResult } from '../workshop-api.ts';
import { NOTHING_LEFT, type JobContext } from './job-context.ts';

const BOARD_BOUNCES = 8;
/** With a time limit, samples only order the sampling. */
const BOARD_SAMPLES = 64;

export async function runBoard(
  { shotIds, options, outDirectory }: Extract<JobRequest, { kind: 'board' }>,
  context: JobContext,
): Promise<JobResult> {
  const layout = LAYOUTS.find((known) => known === options.layout);
  if (!layout) throw new Error(`layout: expected one of ${LAYOUTS.join(', ')}, got '${options.layout}'`);
  const open = context.document.need();
  const resources = await open.resources({
    signal: context.signal,
    onProgress: ({ label }) => context.onProgress({ label, fraction: null }),
  });
  const made = await boardOf(
    {
      name: projectOf(open.document).name,
      document: open.document,
      resources,
      store: new FrameStore(path.join(open.directory, 'renders/board')),
      openDevice: context.device,
    },
    {
      out: outDirectory,
      layout,
      paper: options.paper,
      shots: shotIds,
      box: [options.widthPx, options.heightPx],
      samples: BOARD_SAMPLES,
      seconds: options.secondsPerFrame,
      maxBounces: BOARD_BOUNCES,
      seed: 0,
      force: false,
    },
    {
      signal: context.signal,
      onProgress: ({ label, fraction, step, steps }) =>
        context.onProgress({ label, fraction: (step + fraction) / steps }),
    },
  );
  return { ...NOTHING_LEFT, ...(await filesIn(outDirectory)), warnings: made.warnings };
}

const FORMATS = {
  zip: { as: 'penumbra', suffix: '.penumbra' },
  json: { as: 'json', suffix: '.json' },
  glb: { as: 'glb', suffix: '.glb' },
  shotlist: { as: 'csv', suffix: '.csv' },
} as const satisfies Record<string, { as: ExportFormat; suffix: string }>;

export async function runExport(
  { format, sceneId, outDirectory }: Extract<JobRequest, { kind: 'export' }>,
  { document, signal, onProgress }: JobContext,
): Promise<JobResult> {
  const open = document.need();
  const { as, suffix } = FORMATS[format];
  await mkdir(outDirectory, { recursive: true });
  const out = path.join(outDirectory, `${fileName(projectOf(open.document).name)}${suffix}`);
  onProgress({ label: 'Writing', fraction: null });
  const warnings: string[] = [];
  if (as === 'glb') {
    const scene = flattenDocument(open.document, await open.resources(), sceneId === null ? {} : { sceneId });
    const { sceneToGlb } = await import('../../project-export/scene-to-glb.ts');
    const made = await sceneToGlb(scene);
    await writeFileAtomic(out, made.glb);
    warnings.push(...scene.warnings, ...made.warnings);
  } else {
    const request = { source: open.directory, isFolder: true, format: as, out, renders: false };
    warnings.push(
      ...(await exportProject({
        ...request,
        signal,
        onProgress: ({ label, done, total }) =>
          onProgress({ label, fraction: total > 0 ? done / total : null }),
      })),
    );
  }
  return { ...NOTHING_LEFT, ...(await filesIn(outDirectory)), warnings: [...new Set(warnings)] };
}

/** Letters that every file system takes. */
const fileName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80) || 'project';

/** What a job left in its folder, folders inside included; names with forward slashes. */
async function filesIn(directory: string): Promise<Pick<JobResult, 'files' | 'directory'>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const name = path.relative(directory, file).split(path.sep).join('/');
        return { name, bytes: (await stat(file)).size };
      }),
  );
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), directory };
}
