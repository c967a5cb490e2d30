/** A scene's lamps in words and numbers, as a gaffer's list has them. */
import {
  recordsOf,
  type Emitter,
  type EnvironmentRecord,
  type LightColor,
  type LightRecord,
  type Magnitude,
} from '../document/index.ts';
import { gelInfo } from '../lighting/gels.ts';
import { posePlaced } from '../scene/flatten/motion.ts';
import type { BoardLight } from './board-model.ts';
import { originOf, type ShotStage } from './shot-stage.ts';

const THIN_SPACE = '\u2009';

/** "12 500", "0.8": four significant digits, thousands apart. */
export function formatQuantity(value: number): string {
  const rounded = Number(value.toPrecision(4));
  const [whole = '0', fraction] = String(rounded).split('.');
  if (/e/i.test(String(rounded))) return String(rounded);
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE) : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const metresText = (value: number): string => String(Number(value.toFixed(2)));

function emitterText(emitter: Emitter): string {
  switch (emitter.type) {
    case 'point':
      return 'bulb';
    case 'spot':
      return `spot ${Math.round(2 * emitter.outerAngleDeg)}°`;
    case 'directional':
      return 'parallel light';
    case 'rectangle':
      return `soft panel ${metresText(emitter.widthM)} × ${metresText(emitter.heightM)} m`;
    case 'disc':
      return `disc Ø ${metresText(2 * emitter.radiusM)} m`;
    case 'sphere':
      return `globe Ø ${metresText(2 * emitter.radiusM)} m`;
    case 'profile':
      return 'measured luminaire';
  }
}

function outputText(magnitude: Magnitude): string {
  switch (magnitude.quantity) {
    case 'intensity':
      return `${formatQuantity(magnitude.intensityCd)} cd`;
    case 'flux':
      return `${formatQuantity(magnitude.fluxLm)} lm`;
    case 'illuminance': {
      const at = magnitude.distanceM === null ? '' : ` at ${metresText(magnitude.distanceM)} m`;
      return `${formatQuantity(magnitude.illuminanceLx)} lx${at}`;
    }
    case 'luminance':
      return `${formatQuantity(magnitude.luminanceNits)} cd/m²`;
    case 'profile':
      return magnitude.scale === 1 ? 'as measured' : `${formatQuantity(magnitude.scale)} × measured`;
  }
}

function colorText(color: LightColor): string {
  const tint =
    color.type === 'rgb' || color.duv === 0 ? '' : ` Duv ${color.duv > 0 ? '+' : '−'}${Math.abs(color.duv)}`;
  switch (color.type) {
    case 'cct':
      return `${Math.round(color.cctK)} K${tint}`;
    case 'led':
      return `LED ${Math.round(color.cctK)} K${tint}`;
    case 'illuminant':
      return `${color.illuminant}${tint}`;
    case 'rgb':
      return `RGB ${color.rgb.map((c) => Number(c.toFixed(2))).join('/')}`;
  }
}

/** The lamps of a scene in the order of their names, then ids: the order of their keys on the plan. */
export function sceneLights(stage: ShotStage): readonly LightRecord[] {
  const inScene = recordsOf(stage.document, 'light').filter((light) => light.sceneId === stage.shot.sceneId);
  return [...inScene].sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
}

export function shotLights(stage: ShotStage): BoardLight[] {
  return sceneLights(stage).map((light, index) => ({
    id: light.id,
    key: index + 1,
    name: light.name,
    fixture: light.fixture === '' ? emitterText(light.emitter) : light.fixture,
    output: outputText(light.magnitude),
    color: colorText(light.color),
    gels: light.gels.map((gel) => gelInfo(gel).label),
    dimmer: stage.animation.number(light.id, 'dimmer', light.dimmer, stage.shot.boardFrame),
    enabled: light.enabled,
    positionM: originOf(stage.worldFromLocal(posePlaced(light))),
  }));
}

/** "Morning: sun and sky, 2026-06-21 08:30" and the like. */
export function environmentText(record: EnvironmentRecord | null): string {
  if (record === null) return '';
  const { source, name } = record;
  switch (source.type) {
    case 'uniform':
      return `${name}: even dome, ${formatQuantity(source.luminanceNits)} cd/m², ${colorText(source.color)}`;
    case 'image':
      return `${name}: panorama, ${formatQuantity(source.nitsPerUnit)} cd/m² at 1.0`;
    case 'sunSky': {
      const [date = '', time = ''] = source.localTime.split('T');
      return `${name}: ${source.sunEnabled ? 'sun and sky' : 'sky without sun'}, ${date} ${time.slice(0, 5)}`;
    }
  }
}
