/**
 * Keeps the stage answering on every machine. How long the graphics card took for a picture is measured with a fence; while something
 * moves, pictures have as few pixels as it takes to stay quick, and once all is still one fine picture follows. A picture is not begun
 * before the one before it is done, so that work never piles up between a hand and what it sees.
 */

/** A picture in motion, milliseconds: thirty a second. */
const MOVING_MS = 33;
/** A picture of a still stage may take longer, but not so long that the next touch has to wait for it. */
const STILL_MS = 700;
/** After this long without a touch the stage is still. */
const STILL_AFTER_MS = 250;
/** Fewer pixels than this of a side are no picture: in motion, and still. */
const COARSEST_MOVING = 0.3;
const COARSEST_STILL = 0.5;
/** A finer picture is worth drawing when it has this many times the pixels a side. */
const WORTH = 1.15;
const POLL_MS = 4;
/** Weight of the newest measurement. */
const NEWEST = 0.5;

/** A picture that takes much longer than the ones before had a shader to make: it says little about the next. */
const MOST_GROWTH = 4;

/**
 * @param fullMs what a picture with all pixels takes; its cost is taken to go with the number of pixels.
 * @param allowedMs what the next one may take.
 * @returns pixels a side as a share of all.
 */
export const scaleFor = (fullMs: number, allowedMs: number, coarsest: number): number =>
  Math.min(1, Math.max(coarsest, Math.sqrt(allowedMs / Math.max(fullMs, 1e-3))));

export class Pace {
  readonly #gl: WebGL2RenderingContext;
  readonly #ask: () => void;
  #fullMs: number;
  #touchedAt = -Infinity;
  #isCoarse = false;
  #isWanted = false;
  #isBusy = false;
  #scale = 1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param ask asks for another picture.
   * @param guessMs what a picture with all pixels may take, before any has been drawn.
   */
  constructor(gl: WebGL2RenderingContext, ask: () => void, guessMs: number) {
    this.#gl = gl;
    this.#ask = ask;
    this.#fullMs = guessMs;
  }

  /** Something was touched: the stage is in motion for a moment. */
  touch(): void {
    this.#touchedAt = performance.now();
  }

  get #isMoving(): boolean {
    return performance.now() - this.#touchedAt < STILL_AFTER_MS;
  }

  /** Even a coarse picture is slow here: what only refines a picture should come seldom. */
  get isSlow(): boolean {
    return this.#scaleOf(true) <= COARSEST_MOVING;
  }

  /** @returns pixels of the picture to draw now as a share of the display's, a side; null: not now, it is asked for again. */
  begin(): number | null {
    if (this.#isBusy) {
      this.#isWanted = true;
      return null;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isCoarse = this.#isMoving;
    this.#scale = this.#scaleOf(this.#isCoarse);
    return this.#scale;
  }

  /** Called when all of the picture's commands have been given. */
  end(startedAt: number): void {
    const gl = this.#gl;
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    this.#isBusy = true;
    const look = (): void => {
      if (sync !== null && !gl.isContextLost()) {
        const status = gl.clientWaitSync(sync, 0, 0);
        if (status === gl.TIMEOUT_EXPIRED) {
          this.#timer = setTimeout(look, POLL_MS);
          return;
        }
        gl.deleteSync(sync);
        this.#measured(performance.now() - startedAt);
      }
      this.#isBusy = false;
      this.#timer = null;
      if (this.#isWanted) {
        this.#isWanted = false;
        this.#ask();
      } else if (this.#isCoarse && this.#scaleOf(false) > this.#scale * WORTH)
        this.#timer = setTimeout(this.#ask, STILL_AFTER_MS);
    };
    this.#timer = setTimeout(look, 0);
  }

  #scaleOf(isMoving: boolean): number {
    return isMoving
      ? scaleFor(this.#fullMs, MOVING_MS, COARSEST_MOVING)
      : scaleFor(this.#fullMs, STILL_MS, COARSEST_STILL);
  }

  #measured(milliseconds: number): void {
    const full = Math.min(milliseconds / this.#scale ** 2, MOST_GROWTH * this.#fullMs);
    this.#fullMs += NEWEST * (full - this.#fullMs);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
