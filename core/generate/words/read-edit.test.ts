import { describe, expect, it } from 'vitest';
import { readEdit, type EditTarget, type SceneEdit } from './read-edit.ts';
import type { ThingFact } from '../composition/facts.ts';

const thingLine = ({ thing, count, size, color, substance, variant, lit }: ThingFact): string =>
  [count ?? 'many', size, color, substance, variant, thing, lit === null ? null : lit ? 'lit' : 'unlit']
    .filter((part) => part !== null)
    .join(' ');
const targetLine = (target: EditTarget): string =>
  target.isAll ? thingLine(target).replace('many', 'all') : thingLine(target);
const changeLine = (change: object): string =>
  Object.entries(change)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');

function editLine(edit: SceneEdit): string {
  switch (edit.kind) {
    case 'world':
      return changeLine(edit.change);
    case 'amount':
      return `${edit.isMore ? 'more' : 'less'} ${edit.of}`;
    case 'add': {
      const { place, thing } = edit;
      return `add ${thingLine(thing)}${place === null ? '' : ` ${place.relation} ${targetLine(place.object)}`}`;
    }
    case 'remove':
      return `remove ${targetLine(edit.target)}`;
    case 'number':
      return `${edit.isMore ? 'more' : 'fewer'} ${edit.target.thing}`;
    case 'change':
      return `${targetLine(edit.target)}: ${changeLine(edit.change)}`;
    case 'lights':
      return `lights ${edit.lit ? 'on' : 'off'}`;
    case 'swap':
      return `${targetLine(edit.target)} → ${thingLine(edit.thing)}`;
    case 'move':
      return `${targetLine(edit.target)} ${edit.direction}`;
    case 'place':
      return `${targetLine(edit.target)} ${edit.relation} ${targetLine(edit.object)}`;
  }
}

describe('edits', () => {
  it.each([
    ['make it dawn', ['timeOfDay dawn']],
    ['remove the car', ['remove 1 car']],
    ['a wider street', ['spacing wide']],
    ['make the street narrower', ['spacing narrow']],
    ['add two chairs', ['add 2 chair']],
    ['make the sofa red', ['1 sofa: color red']],
    ['swap the lamp for a candle', ['1 table lamp → 1 candle']],
    ['more fog', ['more haze']],
    ['less haze', ['less haze']],
    ['no people', ['remove all man', 'remove all woman', 'remove all child']],
    ['get rid of all the people', ['remove all man', 'remove all woman', 'remove all child']],
    ['turn the lights off', ['lights off']],
    ['lights on', ['lights on']],
    ['turn on the neon sign', ['1 neon sign: lit true']],
    ['blow out the candle', ['1 candle: lit false']],
    ['light the candles', ['all candle: lit true']],
    ['the lamp should be off', ['1 table lamp: lit false']],
    ['move the table to the left', ['1 table left']],
    ['bring the table closer', ['1 table forward']],
    ['move the lamp next to the sofa', ['1 table lamp beside 1 sofa']],
    ['rotate the chair to face the window', ['1 chair facing 1 window']],
    ['add a candle on the table and remove the chairs', ['add 1 candle on 1 table', 'remove all chair']],
    ['put a vase on the table, then make it night', ['add 1 vase on 1 table', 'timeOfDay night']],
    ['add another man sitting at the bar', ['add 1 sitting man beside 1 bar counter']],
    ['replace the sofa with two leather armchairs', ['1 sofa → 2 leather armchair']],
    ['turn the chair into a stool', ['1 chair → 1 stool']],
    ['make the car a van', ['1 car → 1 van']],
    ['a red sofa instead of the armchair', ['1 armchair → 1 red sofa']],
    ['please could you make the red sofa green?', ['1 red sofa: color green']],
    ['make the table bigger', ['1 table: size large']],
    ['a bigger table', ['1 table: size large']],
    ['make the floor wooden', ['1 floor: substance wood']],
    ['the walls should be brick', ['all wall: substance brick']],
    ['paint the walls blue', ['all wall: color blue']],
    ['make the door steel', ['1 door: variant steel']],
    ['make the man sit', ['1 man: variant sitting']],
    ['fewer cars', ['fewer car']],
    ['more trees', ['more broadleaf tree']],
    ['two more chairs', ['add 2 chair']],
    ['delete two of the chairs', ['remove 2 chair']],
    ['brighter, and more people', ['more light', 'more man']],
    ['make it darker', ['less light']],
    ['dim the lights', ['less light']],
    ['warmer', ['mood warm']],
    ['change it to a bar', ['setting bar']],
    ['set it in a forest at dusk', ['setting forest, timeOfDay dusk']],
    ['make it a rainy night', ['timeOfDay night, weather rain']],
    ['it should be snowing', ['weather snow']],
    ['make the alley wet', ['wet true']],
    ['after rain', ['wet true']],
    ['no rain', ['weather clear']],
    ['remove the fog', ['weather clear, hazy false']],
    ['without the sofa', ['remove all sofa']],
  ])('%s', (text, expected) => {
    const { edits, notUnderstood } = readEdit(text);
    expect(edits.map(editLine)).toEqual(expected);
    expect(notUnderstood).toEqual([]);
  });

  it.each([
    ['open the window', ['open the window']],
    ['make everything blurry', ['blurry']],
    ['zoom in', ['zoom in']],
    ['add a dragon', ['dragon']],
    ['do a barrel roll', ['roll']],
  ])('%s asks for nothing known', (text, unknown) => {
    const { edits, notUnderstood } = readEdit(text);
    expect(edits).toEqual([]);
    expect(notUnderstood).toEqual(unknown);
  });
});
