import { afterEach, describe, expect, it } from 'vitest';
import {
  createEnvironmentRecord,
  createLightRecord,
  type Document,
  type LightRecord,
} from '../../core/document/index.ts';
import {
  groupKey,
  hearAllLights,
  lightSoloStore,
  shinesOnStage,
  soloWords,
  toggleLights,
} from './light-solo.ts';

const light = (id: string, lightGroup: string): LightRecord =>
  createLightRecord({
    id,
    name: id.slice(4),
    sceneId: 'scn_1',
    lightGroup,
    emitter: { type: 'point', radiusM: 0.1 },
    magnitude: { quantity: 'intensity', intensityCd: 100 },
  });
const key = light('lgt_key', 'key');
const fills = [light('lgt_fill', 'fill'), light('lgt_bounce', 'fill')];
const sky = createEnvironmentRecord({
  id: 'env_sky',
  name: 'Sky',
  lightGroup: 'sky',
  source: { type: 'uniform', luminanceNits: 1, color: { type: 'cct', cctK: 6500, duv: 0 } },
});
const document: Document = { records: new Map([key, ...fills, sky].map((one) => [one.id, one])) };
const shining = (): readonly string[] =>
  [key, ...fills, sky].filter(shinesOnStage(document, lightSoloStore.getState())).map(({ name }) => name);

afterEach(hearAllLights);

describe('lights on the stage', () => {
  it('all shine at first', () => {
    expect(shining()).toEqual(['key', 'fill', 'bounce', 'Sky']);
    expect(soloWords(document, lightSoloStore.getState())).toBeNull();
  });
  it('can be shown alone, one by one or by group, and again together', () => {
    toggleLights('solo', ['lgt_key']);
    expect(shining()).toEqual(['key']);
    toggleLights('solo', [groupKey('fill')]);
    expect(shining()).toEqual(['key', 'fill', 'bounce']);
    expect(soloWords(document, lightSoloStore.getState())).toBe('Only key, group “fill”');
    toggleLights('solo', ['lgt_key']);
    expect(shining()).toEqual(['fill', 'bounce']);
    toggleLights('solo', [groupKey('fill')]);
    expect(shining()).toHaveLength(4);
  });
  it('can be left out; what is shown alone comes before', () => {
    toggleLights('muted', ['lgt_key', groupKey('sky')]);
    expect(shining()).toEqual(['fill', 'bounce']);
    expect(soloWords(document, lightSoloStore.getState())).toBe('Without key, group “sky”');
    toggleLights('solo', ['lgt_key']);
    expect(shining()).toEqual(['key']);
  });
  it('are not all dark because of one that is gone', () => {
    toggleLights('solo', ['lgt_deleted']);
    expect(shining()).toHaveLength(4);
    expect(soloWords(document, lightSoloStore.getState())).toBeNull();
  });
});
