/** A fixture put into a light that is there: its place, aim, name and gels stay, the lamp is another one. */
import type { LightRecord } from '../../../../core/document/index.ts';
import type { Fixture, FixtureLibrary } from '../../../../core/lighting/fixture.ts';
import { newFixture } from '../../../state/create-records.ts';
import { currentDocument } from '../../../state/desk-store.ts';

export const fixtureById = (libraries: readonly FixtureLibrary[], id: string): Fixture | null =>
  libraries.flatMap(({ fixtures }) => fixtures).find((fixture) => fixture.id === id) ?? null;

/** The fixture that a record names; several may not share a name. */
export const fixtureOf = (libraries: readonly FixtureLibrary[], light: LightRecord): Fixture | null =>
  light.fixture === ''
    ? null
    : (libraries.flatMap(({ fixtures }) => fixtures).find((fixture) => fixture.name === light.fixture) ??
      null);

/** @param beamName of a fixture with several beams. */
export function withFixture(light: LightRecord, fixture: Fixture, beamName?: string): LightRecord {
  const beams = fixture.shape.kind === 'spot' ? fixture.shape.beams : [];
  const chosen = beams.find(({ name }) => name === beamName);
  const shaped: Fixture =
    fixture.shape.kind === 'spot' && chosen !== undefined
      ? { ...fixture, shape: { ...fixture.shape, beams: [chosen] } }
      : fixture;
  const made = newFixture(
    { document: currentDocument(), sceneId: light.sceneId, random: () => 0 },
    shaped,
    [0, 0, 0],
    [0, 0, -1],
  );
  return {
    ...light,
    fixture: fixture.name,
    emitter: made.emitter,
    magnitude: made.magnitude,
    color: made.color,
  };
}

/** The beam of a fixture that a light is set to now. */
export function beamNow(light: LightRecord, fixture: Fixture): string | null {
  if (fixture.shape.kind !== 'spot' || light.emitter.type !== 'spot') return null;
  const { outerAngleDeg } = light.emitter;
  const beam = fixture.shape.beams.find(({ name }) => {
    const set = withFixture(light, fixture, name).emitter;
    return set.type === 'spot' && Math.abs(set.outerAngleDeg - outerAngleDeg) < 0.05;
  });
  return beam?.name ?? null;
}
