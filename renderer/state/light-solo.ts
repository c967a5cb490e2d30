/**
 * Lights looked at alone, or left out, on the stage and in its render view: a way of looking, like the shading. The document, boards, renders
 * of shots and readings keep all lights.
 * Single lights and whole light groups can be meant; the world around is meant by its group.
 */
import { createStore, useStore } from 'zustand';
import {
  recordsOf,
  type Document,
  type EnvironmentRecord,
  type LightRecord,
} from '../../core/document/index.ts';

/** Ids of lights, and "group:NAME". */
export interface LightSolo {
  readonly solo: readonly string[];
  readonly muted: readonly string[];
}

const NOTHING: LightSolo = { solo: [], muted: [] };
export const lightSoloStore = createStore<LightSolo>(() => NOTHING);
export const useLightSolo = <T>(selector: (state: LightSolo) => T): T => useStore(lightSoloStore, selector);

export const groupKey = (name: string): string => `group:${name}`;
export const hearAllLights = (): void => lightSoloStore.setState(NOTHING);

/** Adds keys to a list when one of them is missing, else takes all of them away. */
export function toggleLights(list: keyof LightSolo, keys: readonly string[]): void {
  lightSoloStore.setState((state) => {
    const rest = state[list].filter((key) => !keys.includes(key));
    const isOn = keys.every((key) => state[list].includes(key));
    return { [list]: isOn ? rest : [...rest, ...keys] };
  });
}

type Shining = LightRecord | EnvironmentRecord;
const isMeant = (keys: readonly string[], record: Shining): boolean =>
  keys.includes(record.id) || keys.includes(groupKey(record.lightGroup));

const allShining = (document: Document): readonly Shining[] => [
  ...recordsOf(document, 'light'),
  ...recordsOf(document, 'environment'),
];

/** Which lights shine on the stage. What is shown alone and is no longer there counts for nothing. */
export function shinesOnStage(document: Document, { solo, muted }: LightSolo): (record: Shining) => boolean {
  const isSolo = allShining(document).some((record) => isMeant(solo, record));
  return (record) => (isSolo ? isMeant(solo, record) : !isMeant(muted, record));
}

/** Ids of the lights and environments that do not shine on the stage. */
export function lightsOut(document: Document, state: LightSolo): readonly string[] {
  const shines = shinesOnStage(document, state);
  return allShining(document)
    .filter((record) => !shines(record))
    .map(({ id }) => id);
}

/** What is shown alone or left out, for people; null when every light shines. */
export function soloWords(document: Document, { solo, muted }: LightSolo): string | null {
  const nameOf = (key: string): readonly string[] => {
    if (key.startsWith('group:')) return [`group “${key.slice('group:'.length)}”`];
    const name = document.records.get(key)?.name;
    return name === undefined ? [] : [name];
  };
  const alone = solo.flatMap(nameOf);
  if (alone.length > 0) return `Only ${alone.join(', ')}`;
  const out = muted.flatMap(nameOf);
  return out.length > 0 ? `Without ${out.join(', ')}` : null;
}
