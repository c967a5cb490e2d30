/**
 * What lets a desk in. One token of 256 bits for each start of a supervisor; from it the session cookie of browsers (so that an engine
 * that was started again under the same token still knows them), and tickets that open one WebSocket each.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TICKET_LIFE_MS = 30_000;
const MOST_TICKETS = 1000;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Compares in a time that tells nothing of where they differ. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return timingSafeEqual(a!, b!);
}

export class Credentials {
  readonly #token: string;
  readonly #session: string;
  readonly #tickets = new Map<string, number>();
  readonly #now: () => number;

  /** @throws RangeError for a token that is too weak. */
  constructor(token: string, now: () => number = Date.now) {
    if (!isToken(token)) throw new RangeError('token: expected 256 bits in base64url');
    this.#token = token;
    this.#session = createHmac('sha256', token).update('session').digest('base64url');
    this.#now = now;
  }

  /** Value of the session cookie. */
  get session(): string {
    return this.#session;
  }
  isToken(given: string): boolean {
    return isSame(given, this.#token);
  }
  isSession(given: string): boolean {
    return isSame(given, this.#session);
  }

  newTicket(): string {
    const now = this.#now();
    for (const [ticket, until] of this.#tickets) if (until <= now) this.#tickets.delete(ticket);
    const [oldest] = this.#tickets.keys();
    if (this.#tickets.size >= MOST_TICKETS && oldest !== undefined) this.#tickets.delete(oldest);
    const ticket = newToken();
    this.#tickets.set(ticket, now + TICKET_LIFE_MS);
    return ticket;
  }

  /** True once for each ticket, within its life. */
  spend(ticket: string): boolean {
    const until = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return until !== undefined && until > this.#now();
  }
}
