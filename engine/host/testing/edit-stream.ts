/**
 * A desk that keeps editing while its engine is ended and frozen: it sends what was not answered again under the same id, as the real
 * desk does, and counts what was acknowledged.
 */
import { randomUUID } from 'node:crypto';
import { MATERIAL_DEFAULTS } from '../../../core/document/index.ts';
import { TestDesk, type RealEngine } from './real-engine.ts';

const EDITS_AT_ONCE = 3;

export class EditStream {
  readonly #engine: RealEngine;
  readonly #materialIds: string[] = [];
  readonly acknowledged = new Set<string>();
  #desk: TestDesk | null = null;
  #isRunning = false;
  #done: Promise<void> = Promise.resolve();

  constructor(engine: RealEngine) {
    this.#engine = engine;
  }

  start(): void {
    this.#isRunning = true;
    this.#done = Promise.all(Array.from({ length: EDITS_AT_ONCE }, () => this.#edit())).then(() => undefined);
  }

  /** Ends with every edit that was begun answered. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#done;
    this.#desk?.close();
    this.#desk = null;
  }

  get sent(): readonly string[] {
    return this.#materialIds;
  }

  /** Adds materials with names that tell them apart, one after the other. */
  async #edit(): Promise<void> {
    while (this.#isRunning) {
      const id = `mat_${randomUUID()}`;
      const commandId = randomUUID();
      this.#materialIds.push(id);
      const command = {
        label: `Add ${id}`,
        edits: [{ op: 'add', record: { ...MATERIAL_DEFAULTS, id, name: id } }],
      };
      while (!(await this.#send(commandId, command))) await pause(20);
      this.acknowledged.add(id);
    }
  }

  async #send(commandId: string, command: unknown): Promise<boolean> {
    try {
      const desk = await this.#connected();
      await desk.ask('document.apply', { commandId, command });
      return true;
    } catch (cause) {
      // an engine that is away or was just started is asked again; a command that it refuses is a mistake
      const code = (cause as { code?: unknown }).code;
      if (code === 'invalid-document') throw cause;
      return false;
    }
  }

  #connecting: Promise<TestDesk> | null = null;
  async #connected(): Promise<TestDesk> {
    if (this.#desk?.isOpen === true) return this.#desk;
    this.#connecting ??= TestDesk.connect(this.#engine).finally(() => (this.#connecting = null));
    this.#desk = await this.#connecting;
    return this.#desk;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the engine has, asked by a desk that comes new. */
export async function materialsOf(engine: RealEngine): Promise<readonly string[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const desk = await TestDesk.connect(engine);
      const { open } = await desk.hello();
      desk.close();
      if (open === null) throw new Error('no project is open');
      return open.records.filter(({ kind }) => kind === 'material').map(({ id }) => id);
    } catch (cause) {
      if (attempt > 200) throw cause;
      await pause(50);
    }
  }
}
