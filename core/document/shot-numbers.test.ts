import { describe, expect, it } from 'vitest';
import { lettersOf, nextShotNumber, parseShotNumber, shotNumberAfter, shotNumbers } from './shot-numbers.ts';

describe('shot numbers', () => {
  it('count 1, 2, 3 in a scene without a number', () => {
    expect(shotNumbers('', 4)).toEqual(['1', '2', '3', '4']);
  });
  it('take the number of the scene and letters without I and O', () => {
    expect(shotNumbers('4', 4)).toEqual(['4', '4A', '4B', '4C']);
    const many = shotNumbers('4', 60);
    expect(many.some((number) => /[IO]/.test(number))).toBe(false);
    expect(many[8]).toBe('4H');
    expect(many[9]).toBe('4J');
    expect(many[24]).toBe('4Z');
    expect(many[25]).toBe('4AA');
    expect(new Set(many).size).toBe(60);
  });
  it('go on at the end', () => {
    expect(nextShotNumber([], '')).toBe('1');
    expect(nextShotNumber(['1', '2A', 'insert'], '')).toBe('3');
    expect(nextShotNumber([], '12a')).toBe('12A');
    expect(nextShotNumber(['4', '4A', '4H'], '4')).toBe('4J');
    expect(nextShotNumber(['4', '4Z'], '4')).toBe('4AA');
    // numbers of other scenes do not count
    expect(nextShotNumber(['12', '12C'], '4')).toBe('4');
  });
  it('fit between two others', () => {
    expect(shotNumberAfter('3', ['3', '4'])).toBe('3A');
    expect(shotNumberAfter('3', ['3', '3A', '4'])).toBe('3B');
    expect(shotNumberAfter('3A', ['3', '3A', '4'])).toBe('3B');
    expect(shotNumberAfter('3A', ['3', '3A', '3B'])).toBe('3AA');
    expect(shotNumberAfter('3A', ['3', '3A', '3AA', '3B'])).toBe('3AB');
    expect(shotNumberAfter('3H', ['3H'])).toBe('3J');
    expect(shotNumberAfter('pick-up', [])).toBe('PICK-UPA');
  });
  it('read what they wrote', () => {
    expect(parseShotNumber('12ab')).toEqual({ stem: '12', letters: 'AB' });
    expect(parseShotNumber('A1')).toBeNull();
    expect(lettersOf(24)).toBe('Z');
  });
});
