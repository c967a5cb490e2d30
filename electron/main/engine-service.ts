/** The engine of the desktop app: a plain Node process under the same supervisor as `serve`, and what the page needs to reach it. */
import type { EngineDoor } from '../../core/protocol/desktop-bridge.ts';
import { Supervisor } from '../../engine/host/supervisor.ts';
import type { Places } from './places.ts';

export class EngineService {
  readonly #places: Places;
  #supervisor: Supervisor | null = null;
  #isStopped = false;

  constructor(places: Places) {
    this.#places = places;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }
  /** "http://127.0.0.1:43210"; null before it was there. */
  get origin(): string | null {
    return this.#supervisor?.origin ?? null;
  }

  /**
   * Resolves when the engine answers.
   * @param pageOrigin of the page that may ask it.
   * @param onFailed hears why it cannot be kept running any more.
   * @throws Error when it cannot be started.
   */
  async start(pageOrigin: string, onFailed: (reason: string) => void): Promise<void> {
    const { node, engineProgram, dataFolder } = this.#places;
    const supervisor = new Supervisor({
      node,
      program: engineProgram,
      extraOrigins: [pageOrigin],
      environment: { ...process.env, PENUMBRA_HOME: dataFolder },
    });
    this.#supervisor = supervisor;
    await supervisor.start();
    supervisor.onState((state) => {
      if (state.state === 'failed') onFailed(state.reason);
    });
  }

  /** @throws Error while there is no engine. */
  door(): EngineDoor {
    const origin = this.origin;
    if (this.#supervisor === null || origin === null) throw new Error('the engine is not there yet');
    return { origin, token: this.#supervisor.token };
  }

  async stop(): Promise<void> {
    await this.#supervisor?.stop();
    this.#isStopped = true;
  }
}
