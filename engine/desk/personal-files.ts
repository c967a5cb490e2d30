/** Settings, recent projects and prompts on the disk. A file that cannot be read counts as none, and is kept beside under another name. */
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  settingsSchema,
  usedPromptSchema,
  type Settings,
  type UsedPrompt,
} from '../../core/protocol/index.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';
import { hasCode } from '../storage/file-system.ts';

const MOST_RECENTS = 60;
const MOST_PROMPTS = 200;
const promptsSchema = z.array(usedPromptSchema);
const recentsSchema = z.array(z.strictObject({ directory: z.string(), openedAt: z.string() }));
export type RecentProject = z.infer<typeof recentsSchema>[number];

export class PersonalFiles {
  readonly #folder: string;
  #settings: Settings = DEFAULT_SETTINGS;
  #recents: readonly RecentProject[] = [];
  #prompts: readonly UsedPrompt[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<PersonalFiles> {
    await mkdir(folder, { recursive: true });
    const files = new PersonalFiles(folder);
    // settings of an older version lack what came later
    const settings = z.preprocess(
      (value) => (typeof value === 'object' && value !== null ? { ...DEFAULT_SETTINGS, ...value } : value),
      settingsSchema,
    );
    files.#settings = (await files.#read('settings.json', settings)) ?? DEFAULT_SETTINGS;
    files.#recents = (await files.#read('recent-projects.json', recentsSchema)) ?? [];
    files.#prompts = (await files.#read('prompts.json', promptsSchema)) ?? [];
    return files;
  }

  get settings(): Settings {
    return this.#settings;
  }
  get recents(): readonly RecentProject[] {
    return this.#recents;
  }

  /** Newest first. */
  get prompts(): readonly UsedPrompt[] {
    return this.#prompts;
  }

  setSettings(settings: Settings): Promise<void> {
    this.#settings = settings;
    return this.#write('settings.json', settings);
  }

  remember(directory: string): Promise<void> {
    const others = this.#recents.filter((recent) => recent.directory !== directory);
    this.#recents = [{ directory, openedAt: new Date().toISOString() }, ...others].slice(0, MOST_RECENTS);
    return this.#write('recent-projects.json', this.#recents);
  }

  forget(directory: string): Promise<void> {
    this.#recents = this.#recents.filter((recent) => recent.directory !== directory);
    return this.#write('recent-projects.json', this.#recents);
  }

  /** The same words with the same seed are kept once. */
  rememberPrompt(prompt: string, seed: number): Promise<void> {
    const others = this.#prompts.filter((used) => used.prompt !== prompt || used.seed !== seed);
    const newest = { prompt, seed, composedAt: new Date().toISOString() };
    this.#prompts = [newest, ...others].slice(0, MOST_PROMPTS);
    return this.#write('prompts.json', this.#prompts);
  }

  forgetPrompts(): Promise<void> {
    this.#prompts = [];
    return this.#write('prompts.json', this.#prompts);
  }

  async #read<T>(name: string, schema: z.ZodType<T>): Promise<T | null> {
    const file = path.join(this.#folder, name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      await rename(file, `${file}.unreadable`).catch(() => undefined);
      return null;
    }
  }

  /** One after the other, so that the newest ends up on the disk. */
  #write(name: string, value: unknown): Promise<void> {
    const write = this.#writing.then(() =>
      writeFileAtomic(path.join(this.#folder, name), `${JSON.stringify(value, null, 2)}\n`),
    );
    this.#writing = write.catch(() => undefined);
    return write;
  }
}
