/** The cupboards of the engine: cameras, lenses, filters and fixtures. Fetched once, when someone first asks; they never change in a run. */
import { createStore, useStore } from 'zustand';
import { useEffect } from 'react';
import { parseFixtureLibrary, type FixtureLibrary } from '../../core/lighting/fixture.ts';
import { createCatalog, type CatalogFile, type OpticsCatalog } from '../../core/optics/catalog.ts';
import { deskStore, engine } from './desk-store.ts';

export interface CatalogState {
  readonly optics: OpticsCatalog | null;
  readonly fixtures: readonly FixtureLibrary[] | null;
}
export const catalogStore = createStore<CatalogState>(() => ({ optics: null, fixtures: null }));

const EMPTY: OpticsCatalog = { cameras: [], lensSets: [], filters: [] };
export const currentOptics = (): OpticsCatalog => catalogStore.getState().optics ?? EMPTY;

/** The engine hands out each kind as a list of files, or as one. */
function filesOf(value: unknown, name: string): readonly CatalogFile[] {
  if (Array.isArray(value))
    return value.map((item: unknown, i) => {
      const file = item as { readonly name?: unknown; readonly content?: unknown; readonly json?: unknown };
      const json = file.content ?? file.json;
      return json === undefined
        ? { name: `${name} ${i + 1}`, json: item }
        : { name: typeof file.name === 'string' ? file.name : name, json };
    });
  return [{ name, json: value }];
}

let opticsWanted = false;
let fixturesWanted = false;

async function loadOptics(): Promise<void> {
  if (catalogStore.getState().optics !== null) return;
  const { cameras, lenses, filters } = await engine().request('catalog.optics', {});
  catalogStore.setState({
    optics: createCatalog({
      cameras: filesOf(cameras, 'cameras'),
      lenses: filesOf(lenses, 'lenses'),
      filters: filesOf(filters, 'filters'),
    }),
  });
}

async function loadFixtures(): Promise<void> {
  if (catalogStore.getState().fixtures !== null) return;
  const { files } = await engine().request('catalog.fixtures', {});
  catalogStore.setState({ fixtures: files.map(({ name, content }) => parseFixtureLibrary(content, name)) });
}

/** A wire that is not there yet is no mistake: it is asked again when it is. */
const loadWanted = (): void => {
  if (deskStore.getState().connection !== 'open') return;
  const quietly = (error: unknown): void => console.warn(error);
  if (opticsWanted) loadOptics().catch(quietly);
  if (fixturesWanted) loadFixtures().catch(quietly);
};
deskStore.subscribe((state, before) => {
  if (state.connection !== before.connection) loadWanted();
});

export function useOptics(): OpticsCatalog {
  useEffect(() => {
    opticsWanted = true;
    loadWanted();
  }, []);
  return useStore(catalogStore, (state) => state.optics) ?? EMPTY;
}

export function useFixtures(): readonly FixtureLibrary[] {
  useEffect(() => {
    fixturesWanted = true;
    loadWanted();
  }, []);
  return useStore(catalogStore, (state) => state.fixtures) ?? NONE;
}
const NONE: readonly FixtureLibrary[] = [];
