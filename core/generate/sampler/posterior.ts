/**
 * From what the model says to the clean latent that is to be expected: the mean over all scenes that the noisy one may be on its
 * way to. Categories: chances × peak. Flags: chance of yes minus chance of no. Groups that exist only when another says yes are
 * weighed by the chance that it does, since they are zeros otherwise.
 */
import { GLOBAL_GROUPS, ROW_WIDTH, SLOT_GROUPS, type Group } from '../latent/index.ts';

/** @param p logits and numbers of one row. @param out the row's expected clean coordinates. */
function expectRow(groups: readonly Group[], p: Float32Array, out: Float32Array): void {
  const says = new Map<string, number>();
  for (const { name, kind, offset, width, when, peak } of groups) {
    const exists = when === null ? 1 : (says.get(when) ?? 1);
    if (kind === 'real') {
      for (let i = offset; i < offset + width; i++) out[i] = p[i]! * exists;
    } else if (kind === 'flag') {
      const yes = 1 / (1 + Math.exp(-p[offset]!));
      out[offset] = (2 * yes - 1) * exists;
      says.set(name, yes * exists);
    } else {
      let largest = -Infinity;
      for (let i = offset; i < offset + width; i++) largest = Math.max(largest, p[i]!);
      let sum = 0;
      for (let i = offset; i < offset + width; i++) sum += out[i] = Math.exp(p[i]! - largest);
      for (let i = offset; i < offset + width; i++) out[i] = (out[i]! / sum) * peak * exists;
      says.set(name, (1 - out[offset]! / Math.max(peak * exists, 1e-9)) * exists);
    }
  }
}

/** @param prediction rows × `ROW_WIDTH` of one latent. @returns the expected clean latent, same shape. */
export function expectedClean(prediction: Float32Array): Float32Array {
  const out = new Float32Array(prediction.length);
  for (let at = 0; at < prediction.length; at += ROW_WIDTH) {
    const end = at + ROW_WIDTH;
    expectRow(at === 0 ? GLOBAL_GROUPS : SLOT_GROUPS, prediction.subarray(at, end), out.subarray(at, end));
  }
  return out;
}

/** Guidance: away from what would be said without words, by `guidance` times the way to what is said with them; 1 is none. */
export function guided(withText: Float32Array, without: Float32Array, guidance: number): Float32Array {
  const out = new Float32Array(withText.length);
  for (let i = 0; i < out.length; i++) out[i] = without[i]! + guidance * (withText[i]! - without[i]!);
  return out;
}
