/** stub */
import type { Places } from './places.ts';
export class EngineService {
  constructor(_places: Places) {}
  readonly isStopped: boolean = false;
  readonly origin: string | null = null;
  start(_origins: readonly string[]): Promise<void> {
    return Promise.resolve();
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
  door(): Promise<{ origin: string; token: string }> {
    return Promise.reject(new Error('no'));
  }
}
